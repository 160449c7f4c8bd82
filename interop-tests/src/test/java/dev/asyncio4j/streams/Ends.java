package dev.asyncio4j.streams;

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
import dev.asyncio4j.transports.TransportInfo;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.regex.Pattern;

/** Both ends of a connection in one loop, and small helpers for tests of streams. */
public final class Ends {
  public static final String LOOPBACK = "127.0.0.1";

  private static final int FLOOD_BLOCK = 32 * 1024;
  private static final Pattern BUFFERED = Pattern.compile("buffered=(\\d+)");

  private Ends() {}

  public interface Body {
    void run(Connection client, Connection server) throws Exception;
  }

  static void connected(Body body) {
    connected(ConnectOptions.defaults(), body);
  }

  static void connected(ConnectOptions options, Body body) {
    connected(options, ServerOptions.defaults(), body);
  }

  /** Runs {@code body} in a coroutine, with a connection that is closed afterwards. */
  public static void connected(ConnectOptions options, ServerOptions serverOptions, Body body) {
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

  public static void echo(StreamReader reader, StreamWriter writer) {
    try (var client = new Connection(reader, writer)) {
      for (byte[] data; (data = await(reader.read(1 << 16))).length > 0; ) {
        client.writer().write(data);
        await(writer.drain());
      }
    }
  }

  public static int port(Server server) {
    return ((InetSocketAddress) server.sockets().get(0)).getPort();
  }

  public static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }

  public static String text(byte[] data) {
    return new String(data, ISO_8859_1);
  }

  /**
   * Writes until nothing moves any more, as the peer does not read; returns the number of bytes.
   */
  public static long flood(StreamWriter writer) {
    var blocks = new long[1];
    var flood =
        createTask(
            async(
                () -> {
                  while (true) {
                    writer.write(new byte[FLOOD_BLOCK]);
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
    return blocks[0] * FLOOD_BLOCK;
  }

  /** Sends {@code text} and gives it the time to arrive, as one piece. */
  static void send(Connection from, String text) {
    from.writer().write(bytes(text));
    settle();
  }

  /** A short wait in real time, for what the kernel does between two sockets. */
  public static void settle() {
    await(sleep(Duration.ofMillis(30)));
  }

  /** Ends the connection with a reset, as a peer that crashed does. */
  static void reset(Connection connection) throws IOException {
    var channel =
        (SocketChannel) connection.writer().extraInfo(TransportInfo.CHANNEL).orElseThrow();
    channel.setOption(StandardSocketOptions.SO_LINGER, 0);
    connection.writer().close();
    settle();
  }

  /** What the transport has buffered, from the text of its writer. */
  static long buffered(StreamWriter writer) {
    var matcher = BUFFERED.matcher(writer.toString());
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
