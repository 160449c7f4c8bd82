package dev.asyncio4j.loop;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.toThread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.VoidBody;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.support.LogCapture;
import dev.asyncio4j.testing.RealTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What the stop of a loop's thread does with tasks that come late, or do not end. */
class LoopThreadStopTest {
  /** A task that goes on for some passes, and tells what became of it. */
  private static Coroutine<Void> passes(CompletableFuture<String> ended) {
    return async(
        () -> {
          try {
            for (int i = 0; i < 50; i++) await(sleep(Duration.ZERO));
            ended.complete("finished");
          } finally {
            ended.complete("cut short");
          }
        });
  }

  private static Coroutine<Void> goesOn(CountDownLatch begun) {
    VoidBody body =
        () -> {
          begun.countDown();
          while (true) {
            try {
              await(getRunningLoop().createFuture());
            } catch (CancelledError swallowed) {
              // it goes on
            }
          }
        };
    return async(body);
  }

  @Test
  @DisplayName("K-05 a task that is started in the grace has the rest of it, and is counted")
  void startedInTheGrace() throws InterruptedException {
    var begun = new CountDownLatch(1);
    var gate = new CompletableFuture<Void>();
    var ended = new CompletableFuture<String>();
    var loop = LoopThread.start("host");
    loop.submit(
        async(
            () -> {
              begun.countDown();
              await(gate);
              for (int i = 0; i < 5; i++) await(sleep(Duration.ZERO)); // the stop has begun
              createTask(passes(ended));
            }));
    begun.await();
    var stop = loop.stop(Duration.ofHours(1));
    gate.complete(null);
    assertThat(stop.join()).isEqualTo(new StopReport(2, 0, List.of()));
    assertThat(ended).isCompletedWithValue("finished");
    loop.close();
  }

  @Test
  @EnabledIfSystemProperty(named = "asyncio4j.fibers", matches = "loop") // it takes five seconds
  @DisplayName("K-05 a thread that waits for a task that swallows its cancellation is not left")
  void swallowed() throws InterruptedException {
    var begun = new CountDownLatch(1);
    try (var log = new LogCapture()) {
      var loop = LoopThread.start("host");
      var answer = loop.submit(goesOn(begun));
      begun.await();
      assertThat(loop.stop(Duration.ZERO).join().stuck()).hasSize(1);
      assertThat(answer).isCancelled();
      assertThat(log.messages()).anyMatch(it -> it.contains("cancelled tasks go on"));
      loop.close();
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "asyncio4j.fibers", matches = "loop") // it takes seven seconds
  @DisplayName("FRM-15 code in a thread that outlasts the stop is told as that, with the report")
  void codeInAThread() throws InterruptedException {
    var begun = new CountDownLatch(1);
    var release = new CountDownLatch(1);
    try (var log = new LogCapture()) {
      var loop = LoopThread.start("host");
      VoidBody job =
          () -> {
            begun.countDown();
            release.await();
          };
      var task = loop.submit(toThread(job));
      begun.await();
      assertThat(loop.stop(Duration.ZERO).join()).isEqualTo(new StopReport(0, 1, List.of()));
      assertThat(task).isCancelled();
      assertThat(log.messages())
          .anyMatch(it -> it.contains("still waits for code in threads"))
          .noneMatch(it -> it.contains("blocks"));
      release.countDown();
      RealTime.waitUntil(loop.loop()::isClosed);
    }
  }

  @Test
  @DisplayName("K-05 what a caller does to the future of a stop is nobody else's matter")
  void theFutureOfAStop() throws InterruptedException {
    var begun = new CountDownLatch(1);
    var gate = new CompletableFuture<Void>();
    var ended = new CompletableFuture<String>();
    var loop = LoopThread.start("host");
    loop.submit(
        async(
            () -> {
              begun.countDown();
              await(gate);
              await(passes(ended));
            }));
    begun.await();
    loop.stop(Duration.ofHours(1)).complete(null);
    loop.stop(Duration.ZERO).cancel(true);
    gate.complete(null);
    loop.close();
    assertThat(ended).isCompletedWithValue("finished");
    assertThat(loop.stop(Duration.ZERO).join()).isEqualTo(new StopReport(1, 0, List.of()));
  }
}
