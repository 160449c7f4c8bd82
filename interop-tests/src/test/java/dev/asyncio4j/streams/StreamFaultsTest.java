package dev.asyncio4j.streams;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.openConnection;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.startServer;
import static dev.asyncio4j.testing.Ends.LOOPBACK;
import static dev.asyncio4j.testing.Ends.buffered;
import static dev.asyncio4j.testing.Ends.bytes;
import static dev.asyncio4j.testing.Ends.connected;
import static dev.asyncio4j.testing.Ends.flood;
import static dev.asyncio4j.testing.Ends.port;
import static dev.asyncio4j.testing.Ends.reset;
import static dev.asyncio4j.testing.Ends.settle;
import static dev.asyncio4j.testing.Ends.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.RunOptions;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.support.Descriptors;
import dev.asyncio4j.support.LogCapture;
import dev.asyncio4j.support.ServerProcess;
import dev.asyncio4j.testing.Ends;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What goes wrong on networks, and what must not be left behind. */
class StreamFaultsTest {
  @Test
  void refusedConnectionNamesTheAddress() throws Exception {
    var port = ServerProcess.freePort();
    assertThatThrownBy(() -> run(openConnection(LOOPBACK, port)))
        .isInstanceOf(UncheckedIOException.class)
        .hasCauseInstanceOf(ConnectException.class)
        .hasMessage("Connect call failed /127.0.0.1:" + port + ": Connection refused");
  }

  @Test
  void unresolvableHostIsNamed() {
    assertThatThrownBy(() -> run(openConnection("no-such-host.invalid", 80)))
        .isInstanceOf(UncheckedIOException.class)
        .hasCauseInstanceOf(UnknownHostException.class)
        .hasMessageContaining("'no-such-host.invalid'");
  }

  @Test
  void portOutOfRange() {
    assertThatThrownBy(() -> run(openConnection(LOOPBACK, 65536)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("port must be 0-65535, got 65536");
  }

  @Test
  void aPeerThatResetsWhileWeWrite() {
    connected(
        (client, server) -> {
          client.writer().write(new byte[16 << 20]);
          var drain = createTask(client.writer().drain());
          settle();
          assertThat(drain.done()).isFalse();
          reset(server);
          assertThatThrownBy(() -> await(drain))
              .isInstanceOf(UncheckedIOException.class)
              .hasMessageStartingWith("Connection lost");
          assertThat(client.writer().isClosing()).isTrue();
        });
  }

  @Test
  void aPeerThatNeverReadsCostsBoundedMemory() {
    connected(
        ConnectOptions.defaults().limit(1),
        (client, server) -> {
          flood(server.writer());
          assertThat(buffered(server.writer())).isBetween(64 * 1024L + 1, 96 * 1024L);
          client.close();
        });
  }

  @Test
  void aThousandConnectionsAtOnce() {
    var answers =
        run(
            async(
                () -> {
                  var options = ServerOptions.defaults().backlog(1024);
                  var server = await(startServer(Ends::echo, LOOPBACK, 0, options));
                  var port = port(server);
                  var clients = IntStream.range(0, 1000).mapToObj(i -> async(() -> call(port, i)));
                  var all = await(gather(clients.toList()));
                  server.close();
                  await(server.waitClosed());
                  return all;
                }));
    assertThat(answers).hasSize(1000).allMatch(ok -> ok);
  }

  private static boolean call(int port, int number) {
    try (var c = await(openConnection(LOOPBACK, port))) {
      for (int i = 0; i < 3; i++) {
        var line = number + " " + i + "\n";
        c.writer().write(bytes(line));
        if (!text(await(c.reader().readLine())).equals(line)) return false;
      }
      return true;
    }
  }

  @Test
  void nothingIsLeftOpen() throws IOException {
    var before = Descriptors.now();
    for (int i = 0; i < 10; i++) leaveEverythingOpen();
    before.assertNoneLeft();
  }

  /** Ends a loop that has a server, connections with unsent data and an attempt to connect. */
  private static void leaveEverythingOpen() throws IOException {
    try (var deaf = new DeafServer();
        var unclosed = new LogCapture()) {
      assertThat(run(leavingEverythingOpen(deaf))).isTrue();
    }
  }

  private static Coroutine<Boolean> leavingEverythingOpen(DeafServer deaf) {
    return async(
        () -> {
          var server = await(startServer((r, w) -> {}, LOOPBACK, 0));
          for (int i = 0; i < 5; i++) {
            var c = await(openConnection(LOOPBACK, port(server)));
            c.writer().write(new byte[16 << 20]);
            if (i == 0) c.writer().close();
          }
          createTask(openConnection(LOOPBACK, deaf.port()));
          await(sleep(Duration.ZERO));
          return refused();
        });
  }

  private static boolean refused() throws Exception {
    try (var c = await(openConnection(LOOPBACK, ServerProcess.freePort()))) {
      return false;
    } catch (UncheckedIOException error) {
      return true;
    }
  }

  @Test
  void aCancelledAttemptToConnect() throws IOException {
    try (var deaf = new DeafServer()) {
      run(
          async(
              () -> {
                var attempt = createTask(openConnection(LOOPBACK, deaf.port()));
                await(sleep(Duration.ZERO));
                await(sleep(Duration.ZERO));
                attempt.cancel();
                assertThatThrownBy(() -> await(attempt)).isInstanceOf(CancelledError.class);
              }));
    }
  }

  @Test
  void closeOutsideACoroutineOnlyStarts() {
    connected(
        (client, server) -> {
          Future<Boolean> open = getRunningLoop().createFuture();
          getRunningLoop()
              .callSoon(
                  () -> {
                    client.close();
                    open.setResult(client.writer().isClosing());
                  });
          assertThat(await(open)).isTrue();
          await(client.writer().waitClosed());
        });
  }

  @Test
  void closeSwallowsTheErrorThatEndedTheConnection() {
    connected(
        (client, server) -> {
          reset(server);
          client.close();
        });
  }

  @Test
  void virtualTimeStandsStillWhileASocketIsWaitedFor() {
    var elapsed =
        run(
            async(
                () -> {
                  var loop = getRunningLoop();
                  var server = await(startServer(Ends::echo, LOOPBACK, 0));
                  var start = loop.time();
                  var timer = createTask(sleep(Duration.ofHours(1)));
                  assertThat(call(port(server), 1)).isTrue();
                  var took = loop.time().minus(start);
                  timer.cancel();
                  server.close();
                  return took;
                }),
            RunOptions.defaults().virtualTime());
    assertThat(elapsed).isLessThan(Duration.ofHours(1));
  }
}
