package dev.asyncio4j.benchmarks;

import dev.asyncio4j.benchmarks.programs.TlsServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A server's key and certificate, made by the JDK's keytool once for a run.
 *
 * @param store for Java
 * @param certificate for Python
 * @param key for Python
 */
record TlsKeys(Path store, Path certificate, Path key) {
  private static final String ALIAS = "server";

  /** A key on the curve P-256, as most certificates of today have one. */
  static TlsKeys make(Jdk jdk) throws IOException, InterruptedException {
    Path store = Resources.path("tls.p12");
    String keytool = Path.of(jdk.java()).resolveSibling("keytool").toString();
    var command = new ArrayList<>(List.of(keytool, "-genkeypair", "-alias", ALIAS));
    command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-dname", "CN=localhost"));
    command.addAll(List.of("-storetype", "PKCS12", "-keystore", store.toString()));
    command.addAll(List.of("-storepass", TlsServer.PASSWORD));
    Child.run(command);
    try {
      char[] password = TlsServer.PASSWORD.toCharArray();
      var keys = KeyStore.getInstance(store.toFile(), password);
      byte[] certificate = keys.getCertificate(ALIAS).getEncoded();
      byte[] key = keys.getKey(ALIAS, password).getEncoded();
      return new TlsKeys(
          store, pem("tls.crt", "CERTIFICATE", certificate), pem("tls.key", "PRIVATE KEY", key));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot read what keytool made: " + e.getMessage(), e);
    }
  }

  private static Path pem(String file, String what, byte[] encoded) throws IOException {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
    String text = "-----BEGIN " + what + "-----\n" + lines + "\n-----END " + what + "-----\n";
    return Files.writeString(Resources.path(file), text);
  }
}
