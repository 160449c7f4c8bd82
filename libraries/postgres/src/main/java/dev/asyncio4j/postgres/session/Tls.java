package dev.asyncio4j.postgres.session;

import dev.asyncio4j.postgres.ClientConfigurationException;
import dev.asyncio4j.postgres.SslMode;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.pgclient.PgConnectOptions;
import java.nio.file.Files;
import java.nio.file.Path;

/** TLS of a connection, as the client below is told. */
final class Tls {
  private Tls() {}

  /** Sets what {@code mode}, which is one that uses TLS, asks for. */
  static void set(PgConnectOptions options, SslMode mode, Target target) {
    var ssl = new ClientSSLOptions();
    var root = target.rootCertificate();
    switch (mode) {
      case VERIFY_CA, VERIFY_FULL -> {
        ssl.setTrustOptions(new PemTrustOptions().addCertPath(existing(root).toString()));
        boolean isFull = mode == SslMode.VERIFY_FULL;
        ssl.setHostnameVerificationAlgorithm(isFull ? "HTTPS" : "");
        options.setSslMode(
            isFull ? io.vertx.pgclient.SslMode.VERIFY_FULL : io.vertx.pgclient.SslMode.VERIFY_CA);
      }
      default -> {
        ssl.setTrustAll(true).setHostnameVerificationAlgorithm("");
        options.setSslMode(io.vertx.pgclient.SslMode.REQUIRE);
      }
    }
    if (target.certificate() != null && target.key() != null)
      ssl.setKeyCertOptions(
          new PemKeyCertOptions()
              .setCertPath(existing(target.certificate()).toString())
              .setKeyPath(existing(target.key()).toString()));
    options.setSslOptions(ssl);
  }

  static Path existing(Path file) {
    if (Files.isReadable(file)) return file;
    throw new ClientConfigurationException(
        "cannot read the certificate file " + file + ": name one by sslrootcert");
  }
}
