package dev.asyncio4j.streams;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.startServer;
import static dev.asyncio4j.Asyncio.waitFor;
import static dev.asyncio4j.testing.Ends.LOOPBACK;
import static dev.asyncio4j.testing.Ends.bytes;
import static dev.asyncio4j.testing.Ends.port;
import static dev.asyncio4j.testing.Ends.text;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.exceptions.IncompleteReadException;
import dev.asyncio4j.loop.ExceptionContext;
import dev.asyncio4j.support.Descriptors;
import dev.asyncio4j.testing.Ends;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What peers do that are broken, hostile or gone; each is a socket in a thread of its own. */
class BadPeersTest {
  interface Peer {
    void talk(Socket socket) throws Exception;
  }

  /**
   * Runs a server with {@code handler} while {@code peer} talks to it; returns what is reported.
   */
  private static List<ExceptionContext> serve(ConnectionHandler handler, Peer peer) {
    var reports = new ArrayList<ExceptionContext>();
    run(
        async(
            () -> {
              var loop = getRunningLoop();
              loop.setExceptionHandler((l, report) -> reports.add(report));
              var server = await(startServer(handler, LOOPBACK, 0));
              int port = port(server);
              await(
                  loop.runInExecutor(
                      null,
                      () -> {
                        try (var socket = new Socket(LOOPBACK, port)) {
                          peer.talk(socket);
                        }
                        return null;
                      }));
              await(server.close(Duration.ofSeconds(20)));
            }));
    return reports;
  }

  /** Echoes lines; the limit is asyncio's. */
  private static void echoLines(StreamReader reader, StreamWriter writer) {
    try (var client = new Connection(reader, writer)) {
      for (byte[] line; (line = await(reader.readLine())).length > 0; ) {
        client.writer().write(line);
        await(writer.drain());
      }
    }
  }

  @Test
  void garbageIsEchoedOrRefused() {
    var garbage = new byte[1 << 20];
    new Random(11).nextBytes(garbage);
    var reports =
        serve(
            BadPeersTest::echoLines,
            socket -> {
              socket.getOutputStream().write(garbage, 0, 10_000);
              socket.shutdownOutput();
              assertThat(socket.getInputStream().readAllBytes()).hasSize(10_000);
            });
    assertThat(reports).isEmpty();
  }

  @Test
  void halfALineIsTheLastLine() {
    var lines = new ArrayList<String>();
    serve(
        (reader, writer) -> {
          lines.add(text(await(reader.readLine())));
          lines.add(text(await(reader.readLine())));
          lines.add(text(await(reader.readLine())));
          writer.close();
        },
        socket -> socket.getOutputStream().write(bytes("whole\nhal")));
    assertThat(lines).containsExactly("whole\n", "hal", "");
  }

  @Test
  void halfAMessageTellsHowMuchThereIs() {
    var errors = new ArrayList<IncompleteReadException>();
    serve(
        (reader, writer) -> {
          try {
            await(reader.readExactly(100));
          } catch (IncompleteReadException error) {
            errors.add(error);
          }
          writer.close();
        },
        socket -> socket.getOutputStream().write(bytes("half")));
    assertThat(errors).singleElement().satisfies(e -> assertThat(e.partial()).hasSize(4));
  }

  /** The error says which option to raise; nothing near the flood is ever in memory. */
  @Test
  void aFloodWithoutALineEndIsRefusedEarly() {
    var sent = new long[1];
    var reports =
        serve(
            BadPeersTest::echoLines,
            socket -> {
              var block = new byte[1 << 20];
              try {
                for (; sent[0] < 2L << 30; sent[0] += block.length) {
                  socket.getOutputStream().write(block);
                }
              } catch (IOException closed) {
                return;
              }
              throw new AssertionError("two gigabytes were taken");
            });
    assertThat(sent[0]).isLessThan(64L << 20);
    assertThat(reports)
        .singleElement()
        .satisfies(
            report ->
                assertThat(report.exception())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("raise the option `limit`"));
  }

  /** A server that goes on after each line that is too long still holds no more than two limits. */
  @Test
  void aFloodThatIsReadLineByLineCostsBoundedMemory() {
    var refused = new int[1];
    var total = 256L << 20;
    serve(
        (reader, writer) -> {
          while (!reader.atEof()) {
            try {
              await(reader.readLine());
            } catch (IllegalArgumentException tooLong) {
              refused[0]++;
            }
          }
          writer.write(bytes("still here"));
          writer.close();
        },
        socket -> {
          var block = new byte[1 << 20];
          for (long sent = 0; sent < total; sent += block.length) {
            socket.getOutputStream().write(block);
          }
          socket.shutdownOutput();
          assertThat(socket.getInputStream().readAllBytes())
              .asString(ISO_8859_1)
              .isEqualTo("still here");
        });
    assertThat(refused[0]).isGreaterThan(100);
  }

  @Test
  void aPeerThatClosesItsHalfGetsItsAnswer() {
    serve(
        (reader, writer) -> {
          var question = await(reader.read(-1));
          await(sleep(Duration.ofMillis(20)));
          writer.write(question);
          writer.close();
        },
        socket -> {
          socket.getOutputStream().write(bytes("question"));
          socket.shutdownOutput();
          assertThat(socket.getInputStream().readAllBytes()).isEqualTo(bytes("question"));
        });
  }

  @Test
  void aResetIsAnErrorOfTheReader() {
    var errors = new ArrayList<UncheckedIOException>();
    serve(
        (reader, writer) -> {
          try {
            await(reader.readExactly(100));
          } catch (UncheckedIOException error) {
            errors.add(error);
          }
          writer.close();
        },
        socket -> {
          socket.getOutputStream().write(bytes("half"));
          await20Millis();
          socket.setSoLinger(true, 0);
        });
    assertThat(errors)
        .singleElement()
        .satisfies(e -> assertThat(e).hasMessageStartingWith("Connection lost: reading failed"));
  }

  private static void await20Millis() {
    java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
  }

  private static void writeForever(StreamWriter writer, long[] written) {
    var block = new byte[1 << 20];
    while (written[0] >= 0) {
      writer.write(block);
      await(writer.drain());
      written[0] += block.length;
    }
  }

  /** Back-pressure stops the writer; the deadline is the user's. */
  @Test
  void aPeerThatNeverReadsIsGivenUp() {
    var written = new long[1];
    var gaveUp = new boolean[1];
    serve(
        (reader, writer) -> {
          try {
            await(waitFor(async(() -> writeForever(writer, written)), Duration.ofMillis(300)));
          } catch (AsyncTimeoutException tooSlow) {
            gaveUp[0] = true;
            writer.transport().abort();
          }
        },
        socket -> {
          while (!gaveUp[0]) await20Millis();
        });
    assertThat(written[0]).isLessThan(64L << 20);
  }

  @Test
  void aThousandConnectionsASecondLeaveNothing() {
    var before = Descriptors.now();
    long start = System.nanoTime();
    shortConnections(2000);
    var took = Duration.ofNanos(System.nanoTime() - start);
    before.assertNoneLeft();
    assertThat(took).isLessThan(Duration.ofSeconds(20));
  }

  private static void shortConnections(int count) {
    run(
        async(
            () -> {
              getRunningLoop().setExceptionHandler((loop, reset) -> {}); // there are hundreds
              var options = ServerOptions.defaults().backlog(count); // one more would wait a second
              var server = await(startServer(Ends::echo, LOOPBACK, 0, options));
              int port = port(server);
              await(getRunningLoop().runInExecutor(null, () -> connectAndClose(port, count)));
              await(server.close(Duration.ofSeconds(20)));
            }));
  }

  /** Every other one ends with a reset, and half of these have said something. */
  private static Void connectAndClose(int port, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      try (var socket = new Socket(LOOPBACK, port)) {
        if (i % 4 == 0) socket.getOutputStream().write(1);
        socket.setSoLinger(i % 2 == 0, 0);
      }
    }
    return null;
  }
}
