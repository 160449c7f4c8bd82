package dev.asyncio4j.guide.ch37;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.openConnection;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.startServer;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.streams.ConnectOptions;
import dev.asyncio4j.streams.ServerOptions;
import dev.asyncio4j.streams.StreamReader;
import dev.asyncio4j.streams.StreamWriter;
import dev.asyncio4j.transports.TransportInfo;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;

/**
 * The same streams, encrypted: a certificate for localhost, a client that trusts it, one that does
 * not. Python: {@code tls.py}, Kotlin: {@code Tls.kt}.
 */
public final class Tls {
  private Tls() {}

  static final char[] PASSWORD = "guide".toCharArray();

  static KeyStore certificate() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream file = Tls.class.getResourceAsStream("localhost.p12")) {
      store.load(file, PASSWORD);
    }
    return store;
  }

  static SSLContext own() throws Exception {
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(certificate(), PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  static SSLContext trusting() throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    KeyStore store = certificate();
    trusted.setCertificateEntry("localhost", store.getCertificate(store.aliases().nextElement()));
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  static void handle(StreamReader reader, StreamWriter writer) {
    writer.write("secret " + await(reader.readLine(UTF_8)));
    await(writer.drain());
    writer.close();
  }

  static String ask(int port, SSLContext context, String name) {
    var options = ConnectOptions.defaults().tls(context).serverHostname(name);
    try (var connection = await(openConnection("127.0.0.1", port, options))) {
      StreamWriter writer = connection.writer();
      writer.write("hello\n");
      String answer = await(connection.reader().readLine(UTF_8)).strip();
      boolean encrypted = writer.extraInfo(TransportInfo.CIPHER).isPresent();
      return answer + ", encrypted: " + (encrypted ? "yes" : "no");
    }
  }

  static void refused(String what, int port, SSLContext context, String name) {
    try {
      ask(port, context, name);
    } catch (UncheckedIOException e) {
      if (!(e.getCause() instanceof SSLHandshakeException)) throw e;
      System.out.println(what + ": refused");
    }
  }

  static Coroutine<Void> main() {
    return async(
        () -> {
          getRunningLoop().setExceptionHandler((loop, context) -> {});
          var options = ServerOptions.defaults().tls(own());
          try (var server = await(startServer(Tls::handle, "127.0.0.1", 0, options))) {
            System.out.println(ask(server.port(), trusting(), "localhost"));
            refused("unknown issuer", server.port(), SSLContext.getDefault(), "localhost");
            refused("wrong name", server.port(), trusting(), "example.org");
          }
        });
  }

  public static void main(String[] args) {
    run(main());
  }
}
