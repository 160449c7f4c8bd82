package dev.asyncio4j.spring;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.asyncGenerator;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.loop.LoopThread;
import java.io.IOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.web.embedded.netty.NettyReactiveWebServerFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The end of an application: nobody is left without an answer. */
class StopTest {
  private static final Duration GRACE = Duration.ofSeconds(1);
  private static final Duration BOUND = GRACE.plusSeconds(1);

  static class Netty {
    @Bean
    NettyReactiveWebServerFactory server() {
      return new NettyReactiveWebServerFactory();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SERVLET", "REACTIVE"})
  @DisplayName("FRM-05 requests in flight finish within the grace; those that do not get 503")
  void inFlight(WebApplicationType type) throws Exception {
    var reactive = type == WebApplicationType.REACTIVE;
    var app =
        Application.start(
            type,
            reactive ? new Class<?>[] {Shop.class, Netty.class} : new Class<?>[] {Shop.class},
            "server.shutdown=graceful",
            "spring.lifecycle.timeout-per-shutdown-phase=3s",
            "spring.mvc.async.request-timeout=1h");
    var shop = app.bean(Shop.class);
    var loop = app.bean(LoopThread.class);
    app.context()
        .addApplicationListener(
            (ApplicationListener<ContextClosedEvent>) event -> shop.gate.complete(null));
    var short20 = Stream.generate(() -> app.send("/gated")).limit(20).toList();
    var long2 = Stream.of("/late", "/on-loop/late").map(app::send).toList();
    shop.arrived.acquire(22);
    app.close();
    assertThat(short20)
        .allSatisfy(
            it -> {
              assertThat(it.join().statusCode()).isEqualTo(200);
              assertThat(it.join().body()).isEqualTo("through");
            });
    assertThat(long2).allSatisfy(it -> assertThat(it.join().statusCode()).isEqualTo(503));
    assertThat(shop.trail.lines()).containsExactly("cleaned up", "cleaned up");
    assertThat(loop.isRunning()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = {"SERVLET", "REACTIVE"})
  @DisplayName("FRM-05 a stream that goes on is broken off, which its client sees")
  void stream(WebApplicationType type) throws Exception {
    var reactive = type == WebApplicationType.REACTIVE;
    var app =
        Application.start(
            type,
            reactive ? new Class<?>[] {Shop.class, Netty.class} : new Class<?>[] {Shop.class},
            "asyncio4j.stop.grace=0s",
            "spring.lifecycle.timeout-per-shutdown-phase=1s");
    var shop = app.bean(Shop.class);
    var request = app.request("/endless").header("Accept", "application/x-ndjson").build();
    var answer = app.client().send(request, BodyHandlers.ofInputStream());
    shop.arrived.acquire();
    app.close();
    assertThatThrownBy(() -> answer.body().readAllBytes()).isInstanceOf(IOException.class);
    assertThat(shop.trail.lines()).contains("stream cleaned up");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/user/ada", "/missing", "/conflict", "/broken", "/few"})
  @DisplayName("FRM-05 a request is counted once, though it ends with an error page")
  void counted(String path) throws Exception {
    var app = Application.start(Shop.class, "spring.lifecycle.timeout-per-shutdown-phase=1s");
    var requests = app.bean(Requests.class);
    var shop = app.bean(Shop.class);
    app.send(path).join();
    var late = app.send("/late");
    shop.arrived.acquire();
    assertThat(requests.ended()).isNotDone();
    app.close();
    assertThat(late.join().statusCode()).isEqualTo(503);
    assertThat(requests.ended()).isDone();
  }

  @Test
  @DisplayName("FRM-06 tasks of the application have what is left of the grace, then are cancelled")
  void backgroundTasks() {
    var app = Application.start(Shop.class, "asyncio4j.stop.grace=1s");
    var loop = app.bean(LoopThread.class);
    var ended = new CompletableFuture<String>();
    loop.submit(
        async(
            () -> {
              try {
                await(sleep(Duration.ofHours(1)));
              } catch (CancelledError cancelled) {
                ended.complete("cancelled");
                throw cancelled;
              }
            }));
    var short1 = loop.submit(sleep(Duration.ofMillis(10), "finished"));
    app.close();
    assertThat(short1).isCompletedWithValue("finished");
    assertThat(ended).isCompletedWithValue("cancelled");
    assertThatThrownBy(() -> loop.submit(sleep(Duration.ZERO, "")))
        .isInstanceOf(RejectedExecutionException.class);
  }

  /** A controller whose coroutines meet a loop that is blocked. */
  @RestController
  static class Blocked {
    final Semaphore called = new Semaphore(0);

    @GetMapping("/behind")
    Coroutine<String> behind() {
      called.release();
      return async(() -> "too late");
    }

    @GetMapping("/behind/stream")
    AsyncIterable<String> stream() {
      called.release();
      return asyncGenerator(y -> y.emit("too late"));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SERVLET", "REACTIVE"})
  @DisplayName("FRM-05 a request that waits for a blocked loop is answered with 503 at the stop")
  void behindABlockedLoop(WebApplicationType type) throws Exception {
    var reactive = type == WebApplicationType.REACTIVE;
    var app =
        Application.start(
            type,
            reactive ? new Class<?>[] {Blocked.class, Netty.class} : new Class<?>[] {Blocked.class},
            "spring.lifecycle.timeout-per-shutdown-phase=1s",
            "spring.mvc.async.request-timeout=1h");
    var blocks = block(app);
    var one = app.send("/behind");
    var stream = app.request("/behind/stream").header("Accept", "application/x-ndjson").build();
    var several = app.client().sendAsync(stream, BodyHandlers.discarding());
    app.bean(Blocked.class).called.acquire(2);
    app.close();
    assertThat(one.join().statusCode()).isEqualTo(503);
    assertThat(several.join().statusCode()).isEqualTo(503);
    blocks.countDown();
  }

  /** Blocks the loop of an application until the latch is open. */
  private static CountDownLatch block(Application app) throws InterruptedException {
    var blocks = new CountDownLatch(1);
    var begun = new CountDownLatch(1);
    app.bean(LoopThread.class)
        .submit(
            async(
                () -> {
                  begun.countDown();
                  blocks.await();
                }));
    begun.await();
    return blocks;
  }

  private static Duration stop(Application app) {
    var start = System.nanoTime();
    app.close();
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static Application withGrace() {
    return Application.start(Shop.class, "asyncio4j.stop.grace=" + GRACE);
  }

  /** How much longer an application takes to stop when a body blocks its loop. */
  private static Duration takenByBlocked() throws InterruptedException {
    var app = withGrace();
    var blocks = block(app);
    var taken = stop(app);
    blocks.countDown();
    return taken.minus(stop(withGrace()));
  }

  @Test
  @DisplayName("FRM-05 the stop takes the grace and a second at the most, even of a blocked loop")
  void bound() throws Exception {
    var taken = takenByBlocked();
    for (int tries = 0; tries < 4 && taken.compareTo(BOUND) > 0; tries++) taken = takenByBlocked();
    assertThat(taken).isLessThanOrEqualTo(BOUND); // at least once: a busy machine adds to it
  }
}
