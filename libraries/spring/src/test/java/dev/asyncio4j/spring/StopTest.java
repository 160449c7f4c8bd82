package dev.asyncio4j.spring;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.loop.LoopThread;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;

/** The end of an application: nobody is left without an answer. */
class StopTest {
  @Test
  @DisplayName("FRM-05 requests in flight finish within the grace; those that do not get 503")
  void inFlight() throws Exception {
    var app =
        Application.start(
            Shop.class,
            "server.shutdown=graceful",
            "spring.lifecycle.timeout-per-shutdown-phase=3s",
            "spring.mvc.async.request-timeout=1h");
    var shop = app.bean(Shop.class);
    var loop = app.bean(LoopThread.class);
    app.context()
        .addApplicationListener(
            (ApplicationListener<ContextClosedEvent>) event -> shop.gate.complete(null));
    var short20 = Stream.generate(() -> app.send("/gated")).limit(20).toList();
    var long1 = app.send("/late");
    shop.arrived.acquire(21);
    app.close();
    assertThat(short20)
        .allSatisfy(
            it -> {
              assertThat(it.join().statusCode()).isEqualTo(200);
              assertThat(it.join().body()).isEqualTo("through");
            });
    assertThat(long1.join().statusCode()).isEqualTo(503);
    assertThat(shop.trail.lines()).contains("cleaned up");
    assertThat(loop.isRunning()).isFalse();
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
}
