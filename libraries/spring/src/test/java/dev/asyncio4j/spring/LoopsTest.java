package dev.asyncio4j.spring;

import static dev.asyncio4j.Asyncio.getRunningLoop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Future;
import dev.asyncio4j.loop.LoopThread;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.web.server.ResponseStatusException;

/** What the thread of a request does with a future that a controller has returned. */
class LoopsTest {
  private static Future<String> future(LoopThread thread) {
    return thread.<Future<String>>call(() -> getRunningLoop().createFuture());
  }

  /** Holds the loop until the latch is down: what happens meanwhile is of other threads. */
  private static CountDownLatch held(LoopThread thread) throws InterruptedException {
    var begun = new CountDownLatch(1);
    var release = new CountDownLatch(1);
    thread
        .loop()
        .callSoonThreadsafe(
            () -> {
              begun.countDown();
              try {
                release.await();
              } catch (InterruptedException interrupted) {
                throw new AssertionError(interrupted);
              }
            });
    begun.await();
    return release;
  }

  @Test
  @DisplayName("FRM-01 a future is waited for on its loop: the thread of a request leaves it alone")
  void onItsLoop() throws Exception {
    try (var thread = LoopThread.start("of the future")) {
      var future = future(thread);
      var before = future.toString();
      var release = held(thread);
      var answer = new Loops(List.of(thread)).start(future);
      assertThat(future).hasToString(before); // it has no callback
      release.countDown();
      thread.call(() -> future.setResult("given"));
      assertThat(answer.join()).isEqualTo("given");
    }
  }

  @Test
  @DisplayName("FRM-04 a request that is cancelled cancels its future, though the wait never began")
  void cancelled() throws Exception {
    try (var thread = LoopThread.start("of the future")) {
      var future = future(thread);
      var ended = thread.call(() -> future.toCompletableFuture());
      var release = held(thread);
      new Loops(List.of(thread)).start(future).cancel(true);
      release.countDown();
      assertThatThrownBy(ended::join).isInstanceOf(CancellationException.class);
    }
  }

  @Test
  @DisplayName("FRM-05 a future of a loop that is closed is answered with 503")
  void closed() {
    var thread = LoopThread.start("closed");
    var future = future(thread);
    thread.close();
    assertThatThrownBy(() -> new Loops(List.of(thread)).start(future))
        .isInstanceOf(ResponseStatusException.class)
        .hasMessageStartingWith("503");
  }
}
