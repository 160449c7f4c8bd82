package dev.asyncio4j.spring;

import static dev.asyncio4j.Asyncio.getRunningLoop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Future;
import dev.asyncio4j.loop.LoopThread;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.web.server.ResponseStatusException;

/** What the thread of a request does with a future that a controller has returned. */
class LoopsTest {
  private static Future<String> future(LoopThread thread) {
    return thread.<Future<String>>call(() -> getRunningLoop().createFuture());
  }

  @Test
  @DisplayName("FRM-01 a future is waited for on its loop: the thread of a request leaves it alone")
  void onItsLoop() {
    try (var thread = LoopThread.start("of the future")) {
      var future = future(thread);
      var before = future.toString();
      CompletableFuture<?> answer;
      try (var held = HeldLoop.of(thread)) {
        answer = new Loops(List.of(thread)).start(future);
        assertThat(future).hasToString(before); // it has no callback
      }
      thread.call(() -> future.setResult("given"));
      assertThat((Object) answer.join()).isEqualTo("given");
    }
  }

  @Test
  @DisplayName("FRM-04 a request that is cancelled cancels its future, though the wait never began")
  void cancelled() {
    try (var thread = LoopThread.start("of the future")) {
      var future = future(thread);
      var ended = thread.call(() -> future.toCompletableFuture());
      try (var held = HeldLoop.of(thread)) {
        new Loops(List.of(thread)).start(future).cancel(true);
      }
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
