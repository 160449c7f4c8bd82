package dev.asyncio4j.http.web;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.http.web.WebSites.app;
import static dev.asyncio4j.http.web.WebSites.reply;
import static dev.asyncio4j.http.web.WebSites.send;
import static dev.asyncio4j.http.web.WebSites.serving;
import static dev.asyncio4j.http.web.WebSites.servingInNoTime;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.Future;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.testing.Trail;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ConnectionsTest {
  private static final String GET = "GET / HTTP/1.1\r\nHost: h\r\n\r\n";
  private static final String LAST = "GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n";

  private final Trail trail = Trail.create();

  private static void pause(int millis) {
    await(sleep(Duration.ofMillis(millis)));
  }

  @Test
  @DisplayName("HTTP-W-01 each request has a task of its own, with its name")
  void tasks() {
    serving(
        app(
            Web.get(
                "/{x}",
                r -> {
                  var task = Objects.requireNonNull(dev.asyncio4j.Asyncio.currentTask());
                  assertThat(r.task()).isSameAs(task);
                  return Response.text(task.getName());
                })),
        site -> assertThat(site.get("/a?b=c").body()).isEqualTo("GET /a?b=c"));
  }

  @Test
  @DisplayName(
      "HTTP-W-01 pipelined requests are answered one at a time, in their order, thousands of them")
  void pipelining() {
    serving(
        app(
            Web.get(
                "/{n}",
                r -> {
                  var n = r.matchInfo().get("n");
                  trail.add("in " + n);
                  if (n.endsWith("0")) pause(1);
                  trail.add("out " + n);
                  return Response.text(n);
                })),
        site -> {
          try (var connection = site.connect()) {
            int count = 2000;
            var all = new StringBuilder();
            for (int i = 0; i < count; i++) all.append(GET.replace("/ ", "/" + i % 100 + " "));
            send(connection, all.toString());
            for (int i = 0; i < count; i++)
              assertThat(reply(connection)).endsWith("\r\n\r\n" + i % 100);
            var lines = trail.lines();
            for (int i = 0; i < count; i++) {
              assertThat(lines.get(2 * i)).isEqualTo("in " + i % 100);
              assertThat(lines.get(2 * i + 1)).isEqualTo("out " + i % 100);
            }
          }
        });
  }

  @Test
  @DisplayName("HTTP-W-01 a client that sends far ahead is held back while a handler runs")
  void aheadIsBounded() {
    Future<?>[] go = new Future<?>[1];
    serving(
        app(
            Web.get(
                "/",
                r -> {
                  await(go[0]);
                  return Response.text("x");
                })),
        site -> {
          go[0] = getRunningLoop().createFuture();
          try (var connection = site.connect()) {
            var writer =
                dev.asyncio4j.Asyncio.createTask(
                    dev.asyncio4j.Asyncio.async(
                        () -> {
                          var batch = GET.repeat(10_000);
                          for (int i = 0; i < 40; i++) {
                            send(connection, batch);
                            await(connection.writer().drain());
                          }
                        }));
            pause(200);
            assertThat(writer.done()).as("14 MB of requests were taken").isFalse();
            writer.cancel();
            connection.writer().transport().abort();
            go[0].cancel();
          }
        });
  }

  @Test
  @DisplayName("HTTP-W-11 a client that leaves cancels nothing; the next write fails")
  void clientLeaves() {
    var failure = new AtomicReference<Future<Throwable>>();
    serving(
        app(
            Web.get(
                "/",
                r -> {
                  var response = StreamResponse.create();
                  await(response.prepare(r));
                  try {
                    while (true) {
                      await(response.write("piece"));
                      pause(5);
                    }
                  } catch (Throwable left) {
                    failure.get().setResult(left);
                    throw left;
                  }
                })),
        site -> {
          failure.set(getRunningLoop().createFuture());
          try (var connection = site.connect();
              var logged = Logged.server()) {
            send(connection, GET);
            await(connection.reader().readExactly(10));
            connection.writer().close();
            assertThat(await(failure.get()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("Cannot write to closing transport");
            assertThat(logged.messages()).isEmpty();
          }
        });
  }

  @Test
  @DisplayName("HTTP-W-11 with handlerCancellation the task is cancelled, once")
  void handlerCancellation() {
    var begun = new AtomicReference<Future<String>>();
    var cancelled = new AtomicReference<Future<Integer>>();
    serving(
        app(
            Web.get(
                "/",
                r -> {
                  begun.get().setResult("begun");
                  try {
                    await(sleep(Duration.ofHours(1)));
                  } catch (CancelledError e) {
                    pause(20); // goes on undisturbed
                    cancelled.get().setResult(r.task().cancelling());
                    throw e;
                  }
                  return Response.text("never");
                })),
        RunnerOptions.defaults().handlerCancellation(true),
        site -> {
          begun.set(getRunningLoop().createFuture());
          cancelled.set(getRunningLoop().createFuture());
          try (var connection = site.connect()) {
            send(connection, GET);
            await(begun.get());
          }
          assertThat(await(cancelled.get())).isEqualTo(1);
        });
  }

  @Test
  @DisplayName("HTTP-W-12 write waits while the client does not read")
  void backPressure() {
    long[] written = {0};
    serving(
        app(
            Web.get(
                "/",
                r -> {
                  var response = StreamResponse.create().contentLength(64L << 20);
                  await(response.prepare(r));
                  for (int i = 0; i < 1024; i++) {
                    await(response.write(new byte[1 << 16]));
                    written[0] += 1 << 16;
                  }
                  return response;
                })),
        site -> {
          try (var connection = site.connect()) {
            connection.writer().transport();
            send(connection, LAST);
            await(connection.reader().readUntil("\r\n\r\n".getBytes()));
            pause(200);
            assertThat(written[0]).isLessThan(32L << 20);
            long read = 0;
            for (byte[] data; (data = await(connection.reader().read(1 << 20))).length > 0; )
              read += data.length;
            assertThat(read).isEqualTo(64L << 20);
          }
        });
  }

  @Test
  @DisplayName(
      "HTTP-W-23 an idle connection is closed after the keep-alive time, each request renews it")
  void keepAliveTime() {
    servingInNoTime(
        app(
            Web.get(
                "/",
                r -> {
                  pause(1200); // longer than the time: a busy connection is not idle
                  return Response.text("x");
                })),
        RunnerOptions.defaults().keepaliveTimeout(Duration.ofSeconds(1)),
        site -> {
          try (var connection = site.connect()) {
            for (int i = 0; i < 2; i++) {
              send(connection, GET);
              assertThat(reply(connection)).startsWith("HTTP/1.1 200");
              pause(200);
            }
            var start = getRunningLoop().time();
            assertThat(await(connection.reader().read(1))).isEmpty();
            assertThat(getRunningLoop().time().minus(start)).isEqualTo(Duration.ofMillis(800));
          }
        });
  }

  @Test
  @DisplayName("HTTP-W-23 a head that is not whole after ten seconds ends its connection")
  void slowHead() {
    servingInNoTime(
        app(),
        RunnerOptions.defaults(),
        site -> {
          try (var connection = site.connect()) {
            send(connection, "GET / HTTP/1.1\r\nHo");
            var start = getRunningLoop().time();
            assertThat(await(connection.reader().read(1))).isEmpty();
            assertThat(getRunningLoop().time().minus(start)).isEqualTo(Duration.ofSeconds(10));
          }
        });
  }
}
