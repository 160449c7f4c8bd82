package dev.asyncio4j.http.web;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.http.web.WebSites.app;
import static dev.asyncio4j.http.web.WebSites.send;
import static dev.asyncio4j.http.web.WebSites.serving;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Future;
import dev.asyncio4j.exceptions.CancelledError;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tasks that wait until a client that does not read has room for what they write. */
class WaitingWritersTest {
  private static final String GET = "GET / HTTP/1.1\r\nHost: h\r\n\r\n";

  /** More than the buffers between a server and a client that does not read. */
  private static final int MUCH = 32 << 20;

  @Test
  @DisplayName("HTTP-W-12 a task that is cancelled while it waits to write leaves the others alone")
  void oneIsCancelled() {
    var cancelled = new AtomicReference<Future<Void>>();
    serving(
        app(
            Web.get(
                "/",
                r -> {
                  var response = StreamResponse.create();
                  response.forceClose();
                  await(response.prepare(r));
                  var first = createTask(response.write(new byte[MUCH]));
                  var second = createTask(response.write("second"));
                  await(sleep(Duration.ZERO));
                  await(sleep(Duration.ZERO));
                  first.cancel();
                  assertThatThrownBy(() -> await(first)).isInstanceOf(CancelledError.class);
                  cancelled.get().setResult(null);
                  await(second);
                  return response;
                })),
        site -> {
          cancelled.set(getRunningLoop().createFuture());
          try (var connection = site.connect()) {
            send(connection, GET);
            await(cancelled.get());
            var all = await(connection.reader().read(-1));
            assertThat(all).hasSizeGreaterThan(MUCH).endsWith("second\r\n0\r\n\r\n".getBytes());
          }
        });
  }

  @Test
  @DisplayName("HTTP-W-11 a write that waits fails when the client leaves")
  void clientLeaves() {
    var outcome = new AtomicReference<Future<String>>();
    serving(
        app(
            Web.get(
                "/",
                r -> {
                  var response = StreamResponse.create();
                  await(response.prepare(r));
                  try {
                    await(response.write(new byte[MUCH]));
                    outcome.get().setResult("written");
                  } catch (UncheckedIOException left) {
                    outcome.get().setResult(left.getMessage());
                    throw left;
                  }
                  return response;
                })),
        site -> {
          outcome.set(getRunningLoop().createFuture());
          try (var connection = site.connect()) {
            send(connection, GET);
            await(connection.reader().readUntil("\r\n\r\n".getBytes()));
            connection.writer().transport().abort();
            assertThat(await(outcome.get())).contains("Cannot write to closing transport");
          }
        });
  }
}
