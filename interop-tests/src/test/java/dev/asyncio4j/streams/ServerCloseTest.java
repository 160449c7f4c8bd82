package dev.asyncio4j.streams;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.openConnection;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.startServer;
import static dev.asyncio4j.testing.Ends.LOOPBACK;
import static dev.asyncio4j.testing.Ends.port;
import static dev.asyncio4j.testing.Ends.settle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.loop.ExceptionContext;
import dev.asyncio4j.testing.Ends;
import dev.asyncio4j.transports.Protocol;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** The orderly end of a server, with a deadline; and of connections that cannot begin. */
class ServerCloseTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  @Test
  void closeWithoutConnectionsIsOverAtOnce() {
    run(
        async(
            () -> {
              var server = await(startServer(Ends::echo, LOOPBACK, 0));
              assertThat(await(server.close(LONG))).isZero();
              assertThat(await(server.close(LONG))).isZero();
              assertThat(await(server.close(null))).isZero();
            }));
  }

  @Test
  void connectionsThatEndInTimeAreNotAborted() {
    run(
        async(
            () -> {
              var server = await(startServer(Ends::echo, LOOPBACK, 0));
              int port = port(server);
              var c = await(openConnection(LOOPBACK, port));
              c.writer().write(new byte[1]);
              await(c.reader().readExactly(1));
              var closing = createTask(server.close(LONG));
              settle();
              assertThat(closing.done()).isFalse();
              assertThat(server.isServing()).isFalse();
              assertThatThrownBy(() -> await(openConnection(LOOPBACK, port)))
                  .isInstanceOf(UncheckedIOException.class);
              c.close();
              assertThat(await(closing)).isZero();
            }));
  }

  @Test
  void connectionsThatAreLeftAtTheDeadlineAreAborted() {
    ConnectionHandler flood =
        (reader, writer) -> {
          writer.write(new byte[16 << 20]);
          await(writer.drain());
        };
    run(
        async(
            () -> {
              var reports = new ArrayList<ExceptionContext>();
              getRunningLoop().setExceptionHandler((loop, report) -> reports.add(report));
              var server = await(startServer(flood, LOOPBACK, 0));
              var small = ConnectOptions.defaults().limit(1);
              try (var one = await(openConnection(LOOPBACK, port(server), small));
                  var two = await(openConnection(LOOPBACK, port(server), small))) {
                settle();
                assertThat(await(server.close(Duration.ofMillis(100)))).isEqualTo(2);
                assertThat(server.toString()).contains("closed").contains("connections=0");
                assertThat(await(one.reader().read(-1)).length).isLessThan(16 << 20);
                assertThat(await(two.reader().read(-1)).length).isLessThan(16 << 20);
              }
              assertThat(reports).isEmpty();
            }));
  }

  @Test
  void noGraceAtAll() {
    run(
        async(
            () -> {
              var server = await(startServer(Ends::echo, LOOPBACK, 0));
              try (var c = await(openConnection(LOOPBACK, port(server)))) {
                settle();
                assertThat(await(server.close(Duration.ZERO))).isEqualTo(1);
                assertThat(await(c.reader().read(1))).isEmpty();
              }
            }));
  }

  @Test
  void cancellationAbortsTheRestAtOnce() {
    run(
        async(
            () -> {
              var server = await(startServer(Ends::echo, LOOPBACK, 0));
              try (var c = await(openConnection(LOOPBACK, port(server)))) {
                settle();
                var closing = createTask(server.close(LONG));
                settle();
                closing.cancel();
                assertThatThrownBy(() -> await(closing)).isInstanceOf(CancelledError.class);
                await(server.waitClosed());
                assertThat(await(c.reader().read(1))).isEmpty();
              }
            }));
  }

  @Test
  void aProtocolThatCannotBeMadeCostsOneConnection() {
    var first = new boolean[] {true};
    run(
        async(
            () -> {
              var reports = new ArrayList<ExceptionContext>();
              var loop = getRunningLoop();
              loop.setExceptionHandler((l, report) -> reports.add(report));
              var server = await(loop.createServer(() -> failingOnce(first), LOOPBACK, 0));
              try (var c = await(openConnection(LOOPBACK, port(server)))) {
                assertThat(await(c.reader().read(1))).isEmpty();
              }
              assertThat(reports)
                  .singleElement()
                  .satisfies(
                      report -> {
                        assertThat(report.message())
                            .isEqualTo("Error on transport creation for incoming connection");
                        assertThat(report.exception()).hasMessage("not now");
                      });
              await(openConnection(LOOPBACK, port(server))).close();
              await(server.close(null));
            }));
  }

  private static Protocol failingOnce(boolean[] first) {
    if (first[0]) {
      first[0] = false;
      throw new IllegalStateException("not now");
    }
    return new Protocol() {};
  }
}
