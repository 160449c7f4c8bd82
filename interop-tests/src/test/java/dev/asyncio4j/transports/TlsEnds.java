package dev.asyncio4j.transports;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.openConnection;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.startServer;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.asyncio4j.Future;
import dev.asyncio4j.streams.ConnectOptions;
import dev.asyncio4j.streams.Connection;
import dev.asyncio4j.streams.Server;
import dev.asyncio4j.streams.ServerOptions;
import dev.asyncio4j.streams.StreamReader;
import dev.asyncio4j.streams.StreamWriter;
import dev.asyncio4j.support.Certificates;
import java.net.InetSocketAddress;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/** Both ends of a TLS connection in one loop, and small helpers for tests of TLS. */
final class TlsEnds {
  static final String LOOPBACK = "127.0.0.1";

  private TlsEnds() {}

  interface Body {
    void run(Connection client, Connection server) throws Exception;
  }

  static void connected(Body body) {
    connected(clientOptions(), serverOptions(), body);
  }

  /** Runs {@code body} in a coroutine, with a connection that is closed afterwards. */
  static void connected(ConnectOptions options, ServerOptions serverOptions, Body body) {
    run(
        async(
            () -> {
              Future<Connection> accepted = getRunningLoop().createFuture();
              var server =
                  await(
                      startServer(
                          (reader, writer) -> accepted.setResult(new Connection(reader, writer)),
                          LOOPBACK,
                          0,
                          serverOptions));
              try (var client = await(openConnection(LOOPBACK, port(server), options));
                  var peer = await(accepted)) {
                body.run(client, peer);
              } finally {
                server.close();
              }
              await(server.waitClosed());
            }));
  }

  static ServerOptions serverOptions() {
    return ServerOptions.defaults().tls(Certificates.server());
  }

  static ConnectOptions clientOptions() {
    return clientOptions(Certificates.client());
  }

  static ConnectOptions clientOptions(SSLContext context) {
    return clientOptions(TlsOptions.of(context));
  }

  static ConnectOptions clientOptions(TlsOptions options) {
    return ConnectOptions.defaults().tls(options).serverHostname("localhost");
  }

  static void echo(StreamReader reader, StreamWriter writer) {
    try (var client = new Connection(reader, writer)) {
      for (byte[] data; (data = await(reader.read(1 << 16))).length > 0; ) {
        client.writer().write(data);
        await(writer.drain());
      }
    }
  }

  static int port(Server server) {
    return ((InetSocketAddress) server.sockets().get(0)).getPort();
  }

  static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }

  static String text(byte[] data) {
    return new String(data, ISO_8859_1);
  }

  /** A short wait in real time, for what the kernel does between two sockets. */
  static void settle() {
    await(sleep(Duration.ofMillis(50)));
  }

  /** The plain connection that a TLS connection of a test lies on. */
  static java.nio.channels.SocketChannel channelOf(Connection connection) {
    return (java.nio.channels.SocketChannel)
        connection.writer().extraInfo(TransportInfo.CHANNEL).orElseThrow();
  }
}
