package dev.asyncio4j.loop;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Body;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.testing.RealTime;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A loop hosted by a program whose threads are another framework's. */
class LoopThreadTest {
  private static Coroutine<String> forEver(CountDownLatch begun, CountDownLatch ended) {
    Body<String> body =
        () -> {
          begun.countDown();
          try {
            return await(sleep(Duration.ofHours(1), "slept"));
          } finally {
            ended.countDown();
          }
        };
    return async(body);
  }

  @Test
  @DisplayName(
      "K-05 a loop thread takes coroutines and bodies from any thread, and stops at its close")
  void submitAndCall() {
    LoopThread loop = LoopThread.start("host");
    try (loop) {
      assertThat(loop.isRunning()).isTrue();
      assertThat(loop.submit(sleep(Duration.ZERO, "value")).join()).isEqualTo("value");
      assertThat(loop.<EventLoop>call(() -> dev.asyncio4j.Asyncio.getRunningLoop()))
          .isSameAs(loop.loop());
      var error = new IOException("lost");
      assertThatThrownBy(
              () ->
                  loop.call(
                      () -> {
                        throw error;
                      }))
          .isSameAs(error);
    }
    assertThat(loop.isRunning()).isFalse();
    assertThat(loop.loop().isClosed()).isTrue();
    assertThatThrownBy(() -> loop.submit(sleep(Duration.ZERO)))
        .isInstanceOf(RejectedExecutionException.class)
        .hasMessageContainingAll("'host'", "LoopThread.start");
  }

  @Test
  @DisplayName("K-05 callbacks run on a thread of the given name")
  void threadOfTheName() {
    try (var host = LoopThread.start("orders")) {
      var name = new CompletableFuture<String>();
      host.loop().callSoonThreadsafe(() -> name.complete(Thread.currentThread().getName()));
      assertThat(name.join()).isEqualTo("orders");
    }
  }

  @Test
  @DisplayName("K-05 a stop waits for the tasks for its grace, and cancels those that are left")
  void stopCancelsWhatIsLeft() throws InterruptedException {
    var begun = new CountDownLatch(1);
    var ended = new CountDownLatch(1);
    LoopThread loop = LoopThread.start("host");
    CompletableFuture<String> task = loop.submit(forEver(begun, ended));
    begun.await();
    var report = loop.stop(Duration.ofMillis(1));
    assertThat(report.join()).isEqualTo(new StopReport(0, 1, java.util.List.of()));
    assertThat(ended.getCount()).isZero();
    assertThat(task).isCancelled();
    assertThat(loop.stop(Duration.ZERO)).isCompletedWithValue(report.join());
    loop.close();
  }

  @Test
  @DisplayName("K-05 cancelling what was submitted cancels the task")
  void cancelGoesToTheTask() throws InterruptedException {
    var begun = new CountDownLatch(1);
    var ended = new CountDownLatch(1);
    try (LoopThread loop = LoopThread.start("host")) {
      CompletableFuture<String> task = loop.submit(forEver(begun, ended));
      begun.await();
      task.cancel(false);
      RealTime.waitUntil(() -> ended.getCount() == 0);
    }
  }

  @Test
  @DisplayName("K-05 blocking for it on the turn of a loop is refused, with what to do")
  void refusesToBlockALoop() {
    try (LoopThread loop = LoopThread.start("host")) {
      loop.call(
          () -> {
            assertThatThrownBy(() -> loop.call(() -> "nested"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("own turn");
            assertThatThrownBy(loop::close).isInstanceOf(IllegalStateException.class);
          });
      run(
          async(
              () -> {
                assertThatThrownBy(() -> loop.call(() -> "of another loop"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("await loopThread.submit");
                assertThat(await(loop.submit(sleep(Duration.ZERO, "awaited"))))
                    .isEqualTo("awaited");
              }));
    }
  }
}
