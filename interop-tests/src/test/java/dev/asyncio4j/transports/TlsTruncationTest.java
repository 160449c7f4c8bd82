package dev.asyncio4j.transports;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.openConnection;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.startServer;
import static dev.asyncio4j.testing.Ends.LOOPBACK;
import static dev.asyncio4j.testing.Ends.bytes;
import static dev.asyncio4j.testing.Ends.port;
import static dev.asyncio4j.testing.Ends.settle;
import static dev.asyncio4j.testing.Ends.text;
import static dev.asyncio4j.transports.TlsEnds.TLS;
import static dev.asyncio4j.transports.TlsEnds.channelOf;
import static dev.asyncio4j.transports.TlsEnds.clientOptions;
import static dev.asyncio4j.transports.TlsEnds.serverOptions;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.loop.ExceptionContext;
import dev.asyncio4j.streams.ConnectOptions;
import dev.asyncio4j.streams.Connection;
import dev.asyncio4j.streams.ConnectionHandler;
import dev.asyncio4j.streams.Server;
import dev.asyncio4j.support.Certificates;
import dev.asyncio4j.testing.Ends;
import dev.asyncio4j.testing.Loops;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Peers whose stream under TLS ends without close_notify, wherever that is. */
class TlsTruncationTest {
  /** Beyond the server's first records: its hello, the change of the cipher, the next header. */
  private static final int EACH_BYTE = 150;

  @Test
  @DisplayName("N-07 reads give what came before the stream was cut off, and then the error")
  void whatCame() {
    TLS.connect(
        (client, server) -> {
          server.writer().write(bytes("a line\nand 10 more, and half a l"));
          settle();
          channelOf(server).shutdownOutput();
          settle();
          assertThat(text(await(client.reader().readLine()))).isEqualTo("a line\n");
          assertThat(text(await(client.reader().readExactly(10)))).isEqualTo("and 10 mor");
          assertThatThrownBy(() -> await(client.reader().readLine()))
              .isInstanceOf(UncheckedIOException.class)
              .hasMessageContaining("without TLS's close_notify");
          assertThatThrownBy(() -> await(client.reader().read(-1)))
              .isInstanceOf(UncheckedIOException.class);
          assertThat(client.reader().atEof()).isFalse();
          assertThat(text(await(client.reader().read(100)))).isEqualTo("e, and half a l");
          assertThatThrownBy(() -> await(client.reader().read(100)))
              .isInstanceOf(UncheckedIOException.class);
        });
  }

  @Test
  @DisplayName("N-07 an option takes such an end for an ordinary one")
  void accepted() {
    var lenient = TlsOptions.of(Certificates.client()).suppressRaggedEofs(true);
    assertThat(lenient.suppressRaggedEofs()).isTrue();
    assertThat(TlsOptions.defaults().suppressRaggedEofs()).isFalse();
    Ends.connected(
        clientOptions(lenient),
        serverOptions(),
        (client, server) -> {
          server.writer().write(bytes("all there is"));
          settle();
          channelOf(server).shutdownOutput();
          assertThat(text(await(client.reader().read(-1)))).isEqualTo("all there is");
          assertThat(client.reader().atEof()).isTrue();
          await(client.writer().waitClosed());
        });
  }

  private static Server serving(ConnectionHandler handler) {
    return await(startServer(handler, LOOPBACK, 0, serverOptions()));
  }

  /** What a server's loop reports when a client comes, speaks and leaves without a word. */
  private static List<ExceptionContext> reportsOf(boolean answers) {
    return run(
        async(
            () -> {
              var reports = Loops.reportsOf(getRunningLoop());
              var server =
                  serving(
                      (reader, writer) -> {
                        try (var client = new Connection(reader, writer)) {
                          for (byte[] d; (d = await(reader.readLine())).length > 0; ) {
                            if (answers) client.writer().write(d);
                            if (answers) await(writer.drain());
                          }
                        }
                      });
              var client = await(openConnection(LOOPBACK, port(server), clientOptions()));
              client.writer().write(bytes("hello\n"));
              settle();
              channelOf(client).shutdownOutput();
              await(server.close(Duration.ofSeconds(10)));
              client.writer().transport().abort();
              return reports;
            }));
  }

  @Test
  @DisplayName("N-07 a client that leaves without close_notify is no unhandled error of the server")
  void nothingReported() {
    assertThat(reportsOf(true)).isEmpty();
    assertThat(reportsOf(false)).isEmpty();
  }

  /** A relay that forwards so many bytes of a server's answer, and then ends. */
  private static Server relay(int serverPort, IntSupplier count) {
    return await(
        startServer(
            (reader, writer) -> {
              try (var server = await(openConnection(LOOPBACK, serverPort))) {
                var upwards = createTask(async(() -> copy(new Connection(reader, writer), server)));
                for (int left = count.getAsInt(); left > 0; ) {
                  var data = await(server.reader().read(left));
                  if (data.length == 0) break;
                  left -= data.length;
                  writer.write(data);
                }
                writer.writeEof();
                await(upwards); // unread bytes at the close would be a reset
                writer.close();
              }
            },
            LOOPBACK,
            0));
  }

  /** What a client of a relay reads, or what it fails with. */
  private static Object outcome(Server relay, ConnectOptions options) {
    try {
      var client = await(openConnection(LOOPBACK, port(relay), options));
      try {
        return text(await(client.reader().read(-1)));
      } finally {
        client.writer().transport().abort();
      }
    } catch (UncheckedIOException error) {
      return error;
    }
  }

  private static void copy(Connection from, Connection to) {
    try {
      for (byte[] d; (d = await(from.reader().read(1 << 16))).length > 0; ) to.writer().write(d);
    } catch (UncheckedIOException gone) {
      // so is the client
    }
  }

  @Test
  @DisplayName("N-07 wherever the handshake and the data are cut off, the error says so")
  void everyByte() {
    run(
        async(
            () -> {
              var reports = Loops.reportsOf(getRunningLoop());
              var server =
                  serving(
                      (reader, writer) -> {
                        writer.write(bytes("a secret"));
                        writer.close();
                      });
              var options = clientOptions();
              var count = new AtomicInteger();
              var relay = relay(port(server), count::get);
              while (count.addAndGet(count.get() < EACH_BYTE ? 1 : 11) < 6000) {
                var outcome = outcome(relay, options);
                if (outcome instanceof String whole) {
                  assertThat(whole).isEqualTo("a secret");
                  break;
                }
                assertThat((Throwable) outcome)
                    .message()
                    .containsAnyOf("SSL handshake failed with", "without TLS's close_notify");
              }
              assertThat(count.get()).as("bytes of all that the server sends").isLessThan(6000);
              await(relay.close(Duration.ofSeconds(10)));
              assertThat(reports).isEmpty();
              await(server.close(Duration.ofSeconds(10)));
            }));
  }
}
