package dev.asyncio4j.spring;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.loop.LoopThread;
import java.io.IOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.web.context.WebServerGracefulShutdownLifecycle;
import org.springframework.boot.web.embedded.netty.NettyReactiveWebServerFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.DefaultLifecycleProcessor;

/** The end of an application: nobody is left without an answer. */
class StopTest {
  static class Netty {
    @Bean
    NettyReactiveWebServerFactory server() {
      return new NettyReactiveWebServerFactory();
    }
  }

  /** The beans of an application of a type, which has a server of its own if it is reactive. */
  static Class<?>[] beans(WebApplicationType type, Class<?> controller) {
    return type == WebApplicationType.REACTIVE
        ? new Class<?>[] {controller, Netty.class}
        : new Class<?>[] {controller};
  }

  private static Application graceful(WebApplicationType type, String grace) {
    return Application.start(
            type,
            beans(type, Shop.class),
            "server.shutdown=graceful",
            "spring.lifecycle.timeout-per-shutdown-phase=1h",
            "asyncio4j.stop.grace=" + grace)
        .patient();
  }

  /** Has {@code gate} open when the stop has begun. */
  private static void openAtStop(Application app, CompletableFuture<?> gate) {
    app.context()
        .addApplicationListener(
            (ApplicationListener<ContextClosedEvent>) event -> gate.complete(null));
  }

  @ParameterizedTest
  @EnumSource(names = {"SERVLET", "REACTIVE"})
  @DisplayName("FRM-05 requests in flight finish within the grace, of which no more is waited for")
  void inFlight(WebApplicationType type) throws Exception {
    var app = graceful(type, "1h");
    var shop = app.bean(Shop.class);
    openAtStop(app, shop.gate);
    var gated = Stream.generate(() -> app.send("/gated")).limit(20).toList();
    shop.arrived.acquire(20);
    app.close();
    assertThat(gated)
        .allSatisfy(
            it -> {
              assertThat(it.join().statusCode()).isEqualTo(200);
              assertThat(it.join().body()).isEqualTo("through");
            });
  }

  @ParameterizedTest
  @EnumSource(names = {"SERVLET", "REACTIVE"})
  @DisplayName("FRM-05 those that do not get 503; a stream is broken off, which its client sees")
  void afterTheGrace(WebApplicationType type) throws Exception {
    var app = graceful(type, "0s");
    app.bean(DefaultLifecycleProcessor.class) // the server waits for them in vain
        .setTimeoutForShutdownPhase(WebServerGracefulShutdownLifecycle.SMART_LIFECYCLE_PHASE, 1);
    var shop = app.bean(Shop.class);
    var loop = app.bean(LoopThread.class);
    var late = Stream.of("/late", "/on-loop/late").map(app::send).toList();
    var request = app.request("/endless").header("Accept", "application/x-ndjson").build();
    var stream = app.client().send(request, BodyHandlers.ofInputStream());
    shop.arrived.acquire(3);
    app.close();
    assertThat(late).allSatisfy(it -> assertThat(it.join().statusCode()).isEqualTo(503));
    assertThatThrownBy(() -> stream.body().readAllBytes()).isInstanceOf(IOException.class);
    assertThat(shop.trail.lines())
        .containsExactlyInAnyOrder("cleaned up", "cleaned up", "stream cleaned up");
    assertThat(loop.isRunning()).isFalse();
  }

  @Test
  @DisplayName("FRM-05 a request is counted once, though it ends with an error page")
  void counted() throws Exception {
    var app = Application.start(Shop.class, "asyncio4j.stop.grace=0s").patient();
    var requests = app.bean(Requests.class);
    var shop = app.bean(Shop.class);
    for (var path : new String[] {"/user/ada", "/missing", "/conflict", "/broken", "/few"})
      app.get(path);
    var late = app.send("/late");
    shop.arrived.acquire();
    assertThat(requests.ended()).isNotDone();
    app.close();
    assertThat(late.join().statusCode()).isEqualTo(503);
    assertThat(requests.ended()).isDone();
  }

  private static Application withoutServer(String grace) {
    return Application.start(
            WebApplicationType.NONE, new Class<?>[0], "asyncio4j.stop.grace=" + grace)
        .patient();
  }

  @Test
  @DisplayName("FRM-06 tasks of the application have what is left of the grace")
  void backgroundTasks() {
    var app = withoutServer("1h");
    var gate = new CompletableFuture<String>();
    openAtStop(app, gate);
    var task = app.bean(LoopThread.class).submit(async(() -> await(gate)));
    app.close(); // an hour is not needed
    assertThat(task).isCompleted();
  }

  @Test
  @DisplayName("FRM-06 tasks that do not end in the grace are cancelled; no new ones are taken")
  void cancelledTasks() {
    var app = withoutServer("0s");
    var loop = app.bean(LoopThread.class);
    var begun = new CompletableFuture<Void>();
    var ended = new CompletableFuture<String>();
    loop.submit(
        async(
            () -> {
              try {
                begun.complete(null);
                await(sleep(Duration.ofHours(1)));
              } catch (CancelledError cancelled) {
                ended.complete("cancelled");
                throw cancelled;
              }
            }));
    begun.join();
    app.close();
    assertThat(ended).isCompletedWithValue("cancelled");
    assertThatThrownBy(() -> loop.submit(sleep(Duration.ZERO, "")))
        .isInstanceOf(RejectedExecutionException.class);
  }
}
