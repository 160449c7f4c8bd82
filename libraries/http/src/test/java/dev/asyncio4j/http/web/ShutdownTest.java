package dev.asyncio4j.http.web;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.openConnection;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.http.web.WebSites.app;
import static dev.asyncio4j.http.web.WebSites.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.streams.Connection;
import dev.asyncio4j.sync.Event;
import dev.asyncio4j.testing.Trail;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Handlers that run when the server ends. */
class ShutdownTest {
  private static final RunnerOptions PATIENT =
      RunnerOptions.defaults().shutdownTimeout(Duration.ofHours(1));

  private final Trail trail = Trail.create();
  private final Event begun = Event.create();
  private final Event closing = Event.create();

  /** Code with a connection to a server that runs, and is cleaned up by the code. */
  private interface Body {
    void run(AppRunner runner, Connection connection) throws Exception;
  }

  private static void running(Application app, Body body) {
    run(
        async(
            () -> {
              var runner = AppRunner.create(app, PATIENT);
              await(runner.setup());
              var site = Site.tcp(runner, "127.0.0.1", 0);
              await(site.start());
              try (var connection = await(openConnection("127.0.0.1", site.port()))) {
                body.run(runner, connection);
              }
            }));
  }

  @Test
  @DisplayName("HTTP-W-20 a handler whose client has left is awaited, too")
  void clientHasLeft() {
    var app =
        app(
            Web.post(
                "/",
                r -> {
                  assertThatThrownBy(() -> await(r.content().read(-1)))
                      .isInstanceOf(UncheckedIOException.class);
                  begun.set();
                  await(closing.await());
                  for (int i = 0; i < 50; i++) await(sleep(Duration.ZERO));
                  trail.add("handled");
                  return Response.text("to nobody");
                }));
    app.onShutdown().append(a -> closing.set());
    app.onCleanup().append(a -> trail.add("onCleanup"));
    running(
        app,
        (runner, connection) -> {
          send(connection, "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\n\r\n12345");
          connection.close();
          await(begun.await());
          assertThat(runner.toString()).contains("1 connections");
          await(runner.cleanup());
          assertThat(runner.toString()).contains("0 connections");
        });
    trail.assertIs("handled", "onCleanup");
  }

  @Test
  @DisplayName("HTTP-W-20 a cleanup that is cancelled in onShutdown waits for no handler")
  void cancelledInOnShutdown() {
    var app =
        app(
            Web.get(
                "/",
                r -> {
                  begun.set();
                  try {
                    await(sleep(Duration.ofDays(1)));
                  } catch (CancelledError e) {
                    trail.add("handler cancelled");
                    throw e;
                  }
                  return Response.text("never");
                }));
    app.onShutdown()
        .append(
            a -> {
              closing.set();
              await(sleep(Duration.ofDays(1)));
            });
    app.onCleanup().append(a -> trail.add("onCleanup"));
    running(
        app,
        (runner, connection) -> {
          send(connection, "GET / HTTP/1.1\r\nHost: h\r\n\r\n");
          await(begun.await());
          var cleanup = createTask(runner.cleanup());
          await(closing.await());
          cleanup.cancel();
          assertThatThrownBy(() -> await(cleanup)).isInstanceOf(CancelledError.class);
        });
    trail.assertIs("handler cancelled", "onCleanup");
  }
}
