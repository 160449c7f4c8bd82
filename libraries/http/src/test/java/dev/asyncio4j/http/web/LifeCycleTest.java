package dev.asyncio4j.http.web;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.http.web.WebSites.app;
import static dev.asyncio4j.http.web.WebSites.reply;
import static dev.asyncio4j.http.web.WebSites.send;
import static dev.asyncio4j.http.web.WebSites.serving;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.sync.Event;
import dev.asyncio4j.testing.Trail;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LifeCycleTest {
  private static final String GET = "GET / HTTP/1.1\r\nHost: h\r\n\r\n";

  private final Trail trail = Trail.create();

  /** The handlers that have begun; in the loop only. */
  private final Set<String> begun = new HashSet<>();

  private CleanupContext context(String name) {
    return app -> {
      trail.add(name + " up");
      return () -> trail.add(name + " down");
    };
  }

  /** Waits until handlers have noted that they have begun. */
  private void begun(String... names) {
    while (!begun.containsAll(List.of(names))) await(sleep(Duration.ofMillis(5)));
  }

  @Test
  @DisplayName(
      "HTTP-W-19 a failing start closes what was entered, in reverse, and comes out unchanged")
  void failingStart() {
    var failure = new IllegalStateException("no database");
    var sub = Application.create();
    sub.cleanupContexts().append(context("sub"));
    var app = Application.create();
    app.addSubApp("/sub", sub);
    app.cleanupContexts().append(context("one")).append(context("two"));
    app.onStartup()
        .append(
            a -> {
              throw failure;
            });
    app.onCleanup().append(a -> trail.add("cleanup"));
    run(
        async(
            () -> {
              var runner = AppRunner.create(app);
              assertThatThrownBy(() -> await(runner.setup())).isSameAs(failure);
              assertThatThrownBy(() -> Site.tcp(runner, "127.0.0.1", 0))
                  .isInstanceOf(IllegalStateException.class);
              await(runner.cleanup());
            }));
    trail.assertIs("one up", "two up", "sub up", "two down", "one down", "sub down");
  }

  @Test
  @DisplayName(
      "HTTP-W-20 the end: new connections refused, idle ones closed, handlers awaited, then"
          + " cancelled")
  void shutdown() {
    var closing = Event.create();
    var app =
        app(
            Web.get(
                "/slow",
                r -> {
                  begun.add("slow");
                  await(closing.await());
                  trail.add("slow done");
                  return Response.text("slow");
                }),
            Web.get(
                "/endless",
                r -> {
                  begun.add("endless");
                  try {
                    await(sleep(Duration.ofHours(1)));
                    return Response.text("never");
                  } catch (CancelledError e) {
                    trail.add("endless cancelled");
                    throw e;
                  }
                }),
            Web.get("/", r -> Response.text("x")));
    app.onShutdown()
        .append(
            a -> {
              trail.add("onShutdown");
              closing.set();
            });
    app.onCleanup().append(a -> trail.add("onCleanup"));
    app.cleanupContexts().append(context("ctx"));
    run(
        async(
            () -> {
              var runner =
                  AppRunner.create(
                      app, RunnerOptions.defaults().shutdownTimeout(Duration.ofMillis(400)));
              await(runner.setup());
              var site = Site.tcp(runner, "127.0.0.1", 0);
              await(site.start());
              int port = site.port();
              assertThat(runner.addresses()).hasSize(1);
              try (var idle = connect(port);
                  var slow = connect(port);
                  var endless = connect(port)) {
                send(idle, GET);
                reply(idle);
                send(slow, GET.replace("/ ", "/slow "));
                send(endless, GET.replace("/ ", "/endless "));
                begun("slow", "endless");
                var cleanup = createTask(runner.cleanup());
                assertThat(await(idle.reader().read(1))).isEmpty();
                assertThatThrownBy(() -> connect(port)).isInstanceOf(UncheckedIOException.class);
                assertThat(reply(slow)).contains("Connection: close").endsWith("slow");
                assertThat(await(slow.reader().read(1))).isEmpty();
                await(cleanup);
                assertThatThrownBy(() -> reply(endless)).isInstanceOf(RuntimeException.class);
              }
              await(runner.cleanup()); // no work the second time
            }));
    trail.assertIs(
        "ctx up", "onShutdown", "slow done", "endless cancelled", "ctx down", "onCleanup");
  }

  private static dev.asyncio4j.streams.Connection connect(int port) {
    return await(dev.asyncio4j.Asyncio.openConnection("127.0.0.1", port));
  }

  @Test
  @DisplayName(
      "HTTP-W-21 several contexts that fail at the end: one exception with all; a cancellation"
          + " stops no other")
  void failingEnd() {
    var app = Application.create();
    app.cleanupContexts()
        .append(context("first"))
        .append(
            a ->
                () -> {
                  throw new IllegalStateException("two");
                })
        .append(
            a ->
                () -> {
                  throw new CancelledError("three");
                });
    run(
        async(
            () -> {
              var runner = AppRunner.create(app);
              await(runner.setup());
              assertThatThrownBy(() -> await(runner.cleanup()))
                  .isInstanceOfSatisfying(
                      CleanupException.class,
                      e -> {
                        assertThat(e).hasMessage("Multiple errors on cleanup stage");
                        assertThat(e.exceptions()).hasSize(2);
                        assertThat(e.exceptions().get(0)).isInstanceOf(CancelledError.class);
                        assertThat(e.exceptions().get(1)).hasMessage("two");
                      });
            }));
    trail.assertIs("first up", "first down");
  }

  @Test
  @DisplayName("HTTP-W-21 a single failing context is thrown as it is")
  void oneFailingEnd() {
    var failure = new IllegalStateException("one");
    var app = Application.create();
    app.cleanupContexts()
        .append(
            a ->
                () -> {
                  throw failure;
                });
    assertThatThrownBy(() -> serving(app, site -> {})).isSameAs(failure);
  }

  @Test
  @DisplayName("HTTP-W-20 a cleanup that is cancelled closes everything at once")
  void cancelledCleanup() {
    var closing = Event.create();
    var app =
        app(
            Web.get(
                "/",
                r -> {
                  begun.add("endless");
                  await(sleep(Duration.ofHours(1)));
                  return Response.text("");
                }));
    app.onShutdown().append(a -> closing.set());
    app.cleanupContexts().append(context("ctx"));
    run(
        async(
            () -> {
              var runner = AppRunner.create(app);
              await(runner.setup());
              var site = Site.tcp(runner, "127.0.0.1", 0);
              await(site.start());
              try (var connection = connect(site.port())) {
                send(connection, GET);
                begun("endless");
                var cleanup = createTask(runner.cleanup());
                await(closing.await());
                await(sleep(Duration.ZERO)); // it waits for the handler now
                cleanup.cancel();
                assertThatThrownBy(() -> await(cleanup)).isInstanceOf(CancelledError.class);
                assertThatThrownBy(() -> reply(connection)).isInstanceOf(RuntimeException.class);
              }
            }));
    trail.assertIs("ctx up", "ctx down");
  }
}
