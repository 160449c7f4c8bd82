package dev.asyncio4j.transports;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.openConnection;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.startServer;
import static dev.asyncio4j.streams.Ends.LOOPBACK;
import static dev.asyncio4j.streams.Ends.bytes;
import static dev.asyncio4j.streams.Ends.port;
import static dev.asyncio4j.streams.Ends.settle;
import static dev.asyncio4j.streams.Ends.text;
import static dev.asyncio4j.transports.TlsEnds.channelOf;
import static dev.asyncio4j.transports.TlsEnds.clientOptions;
import static dev.asyncio4j.transports.TlsEnds.connected;
import static dev.asyncio4j.transports.TlsEnds.serverOptions;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.loop.ExceptionContext;
import dev.asyncio4j.streams.Connection;
import dev.asyncio4j.streams.Ends;
import dev.asyncio4j.support.Certificates;
import dev.asyncio4j.support.Support;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Peers whose stream under TLS ends without close_notify, wherever that is. */
@Timeout(120)
class TlsTruncationTest {

  @Test
  @DisplayName("N-07 reads give what came before the stream was cut off, and then the error")
  void n07_whatCame() {
    connected(
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
  void n07_accepted() {
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

  /** What a server's loop reports when a client comes, speaks and leaves without a word. */
  private static List<ExceptionContext> reportsOf(boolean answers) {
    return run(
        async(
            () -> {
              var reports = Support.reportsOf(getRunningLoop());
              var server =
                  await(
                      startServer(
                          (reader, writer) -> {
                            try (var client = new Connection(reader, writer)) {
                              for (byte[] d; (d = await(reader.readLine())).length > 0; ) {
                                if (answers) client.writer().write(d);
                                if (answers) await(writer.drain());
                              }
                            }
                          },
                          LOOPBACK,
                          0,
                          serverOptions()));
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
  void n07_nothingReported() {
    assertThat(reportsOf(true)).isEmpty();
    assertThat(reportsOf(false)).isEmpty();
  }

  /** A relay that forwards so many bytes of a server and then ends; returns what came of it. */
  private static Object cutOff(int serverPort, int count) throws Exception {
    var relay =
        await(
            startServer(
                (reader, writer) -> {
                  try (var server = await(openConnection(LOOPBACK, serverPort))) {
                    var upwards =
                        getRunningLoop()
                            .createTask(async(() -> copy(new Connection(reader, writer), server)));
                    var left = count;
                    while (left > 0) {
                      var data = await(server.reader().read(left));
                      if (data.length == 0) break;
                      left -= data.length;
                      writer.write(data);
                    }
                    await(writer.drain());
                    writer.close();
                    upwards.cancel();
                  }
                },
                LOOPBACK,
                0));
    try {
      var client = await(openConnection(LOOPBACK, port(relay), clientOptions()));
      try {
        return text(await(client.reader().read(-1)));
      } finally {
        client.writer().transport().abort();
      }
    } catch (UncheckedIOException error) {
      return error;
    } finally {
      relay.close();
    }
  }

  private static void copy(Connection from, Connection to) {
    for (byte[] d; (d = await(from.reader().read(1 << 16))).length > 0; ) to.writer().write(d);
  }

  @Test
  @DisplayName("N-07 wherever the handshake and the data are cut off, the error says so")
  void n07_everyByte() {
    run(
        async(
            () -> {
              var reports = Support.reportsOf(getRunningLoop());
              var server =
                  await(
                      startServer(
                          (reader, writer) -> {
                            writer.write(bytes("a secret"));
                            writer.close();
                          },
                          LOOPBACK,
                          0,
                          serverOptions()));
              var outcomes = new ArrayList<>();
              for (int count = 1; count < 6000; count += count < 40 ? 1 : 37) {
                var outcome = cutOff(port(server), count);
                outcomes.add(outcome);
                if (outcome instanceof String whole) {
                  assertThat(whole).isEqualTo("a secret");
                  break;
                }
                assertThat((Throwable) outcome)
                    .message()
                    .containsAnyOf("SSL handshake failed with", "without TLS's close_notify");
              }
              assertThat(outcomes.get(outcomes.size() - 1)).isEqualTo("a secret");
              assertThat(reports).isEmpty();
              await(server.close(Duration.ofSeconds(10)));
            }));
  }
}
