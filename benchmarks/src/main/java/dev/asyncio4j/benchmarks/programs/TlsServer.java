package dev.asyncio4j.benchmarks.programs;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.startServer;

import dev.asyncio4j.streams.Connection;
import dev.asyncio4j.streams.ServerOptions;
import dev.asyncio4j.streams.StreamReader;
import dev.asyncio4j.streams.StreamWriter;
import dev.asyncio4j.transports.TlsOptions;
import java.io.File;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** An echo server with streams under TLS: {@code TlsServer KEYS PORT}. */
public final class TlsServer {
  /** The password of the store of keys, which lasts for a run of the benchmarks. */
  public static final String PASSWORD = "benchmark";

  private static final int MOST = 64 * 1024;

  private TlsServer() {}

  public static void main(String[] args) throws GeneralSecurityException, IOException {
    var options = ServerOptions.defaults().tls(TlsOptions.of(context(new File(args[0]))));
    int port = Integer.parseInt(args[1]);
    run(async(() -> serve(port, options)));
  }

  private static SSLContext context(File keys) throws GeneralSecurityException, IOException {
    var context = SSLContext.getInstance("TLS");
    context.init(keys(keys).getKeyManagers(), null, null);
    return context;
  }

  static KeyManagerFactory keys(File store) throws GeneralSecurityException, IOException {
    char[] password = PASSWORD.toCharArray();
    var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(KeyStore.getInstance(store, password), password);
    return factory;
  }

  private static Void serve(int port, ServerOptions options) {
    return await(await(startServer(TlsServer::echo, "127.0.0.1", port, options)).serveForever());
  }

  private static void echo(StreamReader reader, StreamWriter writer) {
    try (var client = new Connection(reader, writer)) {
      for (byte[] data; (data = await(reader.read(MOST))).length > 0; ) {
        client.writer().write(data);
        await(writer.drain());
      }
    }
  }
}
