package dev.asyncio4j.testing;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.openConnection;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.startServer;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.Future;
import dev.asyncio4j.streams.ConnectOptions;
import dev.asyncio4j.streams.Connection;
import dev.asyncio4j.streams.Server;
import dev.asyncio4j.streams.ServerOptions;
import dev.asyncio4j.streams.StreamReader;
import dev.asyncio4j.streams.StreamWriter;
import dev.asyncio4j.transports.TransportInfo;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * A way to have both ends of a connection in one loop, and the words that tests of connections
 * share.
 */
public interface Ends {
  String LOOPBACK = "127.0.0.1";

  /** A connection without TLS. */
  Ends PLAIN =
      new Ends() {
        @Override
        public ConnectOptions client() {
          return ConnectOptions.defaults();
        }

        @Override
        public ServerOptions server() {
          return ServerOptions.defaults();
        }

        @Override
        public String toString() {
          return "plain";
        }
      };

  /** Code that has both ends. */
  interface Body {
    void run(Connection client, Connection server) throws Exception;
  }

  ConnectOptions client();

  ServerOptions server();

  /** Runs {@code body} in a coroutine, with a connection of this kind that is closed afterwards. */
  default void connect(Body body) {
    connected(client(), server(), body);
  }

  /** {@link #connect(Body)} with a client that may buffer {@code limit} bytes of a line. */
  default void connect(int limit, Body body) {
    connected(client().limit(limit), server(), body);
  }

  static void connected(Body body) {
    PLAIN.connect(body);
  }

  static void connected(ConnectOptions options, Body body) {
    connected(options, ServerOptions.defaults(), body);
  }

  /** Runs {@code body} in a coroutine, with a connection that is closed afterwards. */
  static void connected(ConnectOptions options, ServerOptions serverOptions, Body body) {
    Asyncio.run(
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

  /**
   * Writes until nothing moves any more, as the peer does not read; returns the number of bytes.
   */
  static long flood(StreamWriter writer) {
    int block = 32 * 1024;
    var blocks = new long[1];
    var flood =
        createTask(
            async(
                () -> {
                  while (true) {
                    writer.write(new byte[block]);
                    blocks[0]++;
                    await(writer.drain());
                  }
                }));
    long before;
    do {
      before = blocks[0];
      await(sleep(Duration.ofMillis(200)));
    } while (blocks[0] != before);
    assertThat(flood.done()).isFalse();
    flood.cancel();
    return blocks[0] * block;
  }

  /** Sends {@code text} and gives it the time to arrive, as one piece. */
  static void send(Connection from, String text) {
    from.writer().write(bytes(text));
    settle();
  }

  /** A short wait in real time, for what the kernel does between two sockets. */
  static void settle() {
    await(sleep(Duration.ofMillis(30)));
  }

  /** Ends the connection with a reset, as a peer that crashed does. */
  static void reset(Connection connection) throws IOException {
    var channel =
        (SocketChannel) connection.writer().extraInfo(TransportInfo.CHANNEL).orElseThrow();
    channel.setOption(StandardSocketOptions.SO_LINGER, 0);
    connection.writer().transport().abort();
    settle();
  }

  /** The number of bytes that the transport has buffered, from the text of its writer. */
  static long buffered(StreamWriter writer) {
    var matcher = Pattern.compile("buffered=(\\d+)").matcher(writer.toString());
    return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
  }

  /** Sends {@code question} on a connection of its own and returns as many bytes. */
  static String ask(int port, String question) {
    try (var c = await(openConnection(LOOPBACK, port))) {
      c.writer().write(bytes(question));
      return text(await(c.reader().readExactly(question.length())));
    }
  }
}
