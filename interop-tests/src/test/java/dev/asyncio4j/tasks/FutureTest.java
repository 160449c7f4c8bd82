package dev.asyncio4j.tasks;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.ensureFuture;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.wrapFuture;
import static dev.asyncio4j.testing.Loops.virtualLoop;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.seconds;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Awaitable;
import dev.asyncio4j.Future;
import dev.asyncio4j.Task;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.exceptions.InvalidStateException;
import dev.asyncio4j.exceptions.NoRunningLoopException;
import dev.asyncio4j.exceptions.StopAsyncIterationException;
import dev.asyncio4j.testing.Trail;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Results that come later. */
class FutureTest {
  private final Trail trail = Trail.create();

  private static Future<String> newFuture() {
    return getRunningLoop().createFuture();
  }

  private Consumer<Future<String>> logging(String event) {
    return future -> trail.add(event);
  }

  @Test
  @DisplayName(
      "FUT-01 a new future is neither done nor cancelled; result and exception fail with"
          + " InvalidState")
  void isPendingAtFirst() {
    virtual(
        () -> {
          var future = newFuture();
          assertThat(future.done()).isFalse();
          assertThat(future.cancelled()).isFalse();
          assertThatThrownBy(future::result)
              .isInstanceOf(InvalidStateException.class)
              .hasMessageContaining("Result is not set");
          assertThatThrownBy(future::exception).isInstanceOf(InvalidStateException.class);
          assertThat(future.loop()).isSameAs(getRunningLoop());
        });
  }

  @Test
  @DisplayName(
      "FUT-02 the result is set once; setting again fails with InvalidState and cancel returns"
          + " false")
  void isSetOnce() {
    virtual(
        () -> {
          var future = newFuture();
          future.setResult("first");
          assertThatThrownBy(() -> future.setResult("second"))
              .isInstanceOf(InvalidStateException.class);
          assertThatThrownBy(() -> future.setException(new IOException("second")))
              .isInstanceOf(InvalidStateException.class);
          assertThat(future.cancel()).isFalse();
          assertThat(future.result()).isEqualTo("first");
          assertThat(future.exception()).isNull();
        });
  }

  @Test
  @DisplayName("FUT-03 setException takes an instance; result rethrows it, exception returns it")
  void mayFail() {
    virtual(
        () -> {
          var error = new IOException("failed");
          var future = newFuture();
          future.setException(error);
          assertThatThrownBy(future::result).isSameAs(error);
          assertThat(future.exception()).isSameAs(error);
          assertThatThrownBy(() -> await(future, IOException.class)).isSameAs(error);
        });
  }

  @Test
  @DisplayName(
      "FUT-04 cancel returns true once; result and exception then raise CancelledError, setResult"
          + " fails")
  void mayBeCancelled() {
    virtual(
        () -> {
          var future = newFuture();
          assertThat(future.cancel("enough")).isTrue();
          assertThat(future.cancel()).isFalse();
          assertThat(future.done()).isTrue();
          assertThat(future.cancelled()).isTrue();
          assertThatThrownBy(future::result)
              .isInstanceOf(CancelledError.class)
              .hasMessage("enough");
          assertThatThrownBy(future::exception)
              .isInstanceOf(CancelledError.class)
              .hasMessage("enough");
          assertThatThrownBy(() -> future.setResult("late"))
              .isInstanceOf(InvalidStateException.class);
        });
  }

  @Test
  @DisplayName("FUT-11 a future made without any loop available is refused")
  void needsALoop() {
    assertThatThrownBy(() -> wrapFuture(new CompletableFuture<String>()))
        .isInstanceOf(NoRunningLoopException.class);
    var coroutine = async(trail.adding("ran")::run);
    assertThatThrownBy(() -> ensureFuture(coroutine)).isInstanceOf(NoRunningLoopException.class);
    assertThatThrownBy(() -> gather()).isInstanceOf(NoRunningLoopException.class);
    trail.assertIs();
  }

  @Test
  @DisplayName(
      "FUT-12 the text form shows the state, result or exception, and at most the first and last"
          + " callback")
  void hasAText() {
    virtual(
        () -> {
          var future = newFuture();
          assertThat(future).hasToString("<Future pending>");
          for (int i = 0; i < 5; i++) future.addDoneCallback(logging("callback"));
          assertThat(future.toString())
              .startsWith("<Future pending cb=[")
              .contains("FutureTest", "<3 more>");
          future.setResult("value");
          assertThat(future).hasToString("<Future finished result=value>");
          var failed = newFuture();
          failed.setException(new IOException("disk full"));
          failed.cancel();
          assertThat(failed)
              .hasToString("<Future finished exception=java.io.IOException: disk full>");
          var cancelled = newFuture();
          cancelled.cancel();
          assertThat(cancelled).hasToString("<Future cancelled>");
        });
  }

  @Test
  @DisplayName("FUT-14 a stage of another thread completes its future on the loop's turn")
  void wrapsStages() {
    virtual(
        () -> {
          var stage = new CompletableFuture<String>();
          var future = wrapFuture(stage);
          stage.complete("from outside");
          assertThat(future.done()).as("done inside the call that completed the stage").isFalse();
          assertThat(await(future)).isEqualTo("from outside");
          var failing = new CompletableFuture<String>();
          failing.completeExceptionally(new IOException("outside"));
          assertThatThrownBy(() -> await(wrapFuture(failing)))
              .isInstanceOf(IOException.class)
              .hasMessage("outside");
        });
  }

  @Test
  @DisplayName(
      "FUT-15 cancelling a wrapped future cancels the stage if it is not done; a done one keeps its"
          + " result")
  void cancelGoesToTheStage() {
    virtual(
        () -> {
          var pending = new CompletableFuture<String>();
          wrapFuture(pending).cancel();
          var done = CompletableFuture.completedFuture("kept");
          wrapFuture(done).cancel();
          passes(2);
          assertThat(pending).isCancelled();
          assertThat(done).isCompletedWithValue("kept");
        });
  }

  @Test
  @DisplayName("FUT-16 awaiting a failed future many times does not grow its trace")
  void tracesDoNotGrow() {
    virtual(
        () -> {
          var error = new IOException("failed");
          var frames = error.getStackTrace().length;
          var future = newFuture();
          future.setException(error);
          for (int i = 0; i < 10; i++) assertThatThrownBy(() -> await(future)).isSameAs(error);
          assertThat(error.getStackTrace()).hasSize(frames);
          assertThat(error.getSuppressed()).isEmpty();
          assertThat(error).hasNoCause();
        });
  }

  @Test
  @DisplayName("FUT-17 an exception that ends an iteration can be stored and comes out as it is")
  void storesControlExceptions() {
    virtual(
        () -> {
          var error = new StopAsyncIterationException("stored");
          var future = newFuture();
          future.setException(error);
          assertThatThrownBy(() -> await(future)).isSameAs(error);
        });
  }

  @Test
  @DisplayName("FUT-20 ensureFuture gives a future back as it is, and makes a task of a coroutine")
  void ensureFutureMakesTasks() {
    virtual(
        () -> {
          var future = newFuture();
          assertThat(ensureFuture(future)).isSameAs(future);
          var task = ensureFuture(sleep(seconds(1), "value"));
          assertThat(task).isInstanceOf(Task.class);
          assertThat(await(task)).isEqualTo("value");
        });
  }

  @Test
  @DisplayName(
      "FUT-20 a future of another loop, and what is no awaitable of asyncio4j, are refused")
  void ensureFutureRefusesTheRest() {
    try (var other = virtualLoop()) {
      var foreign = other.<String>createFuture();
      virtual(
          () -> {
            assertThatThrownBy(() -> getRunningLoop().runUntilComplete(foreign))
                .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> gather(foreign, newFuture()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("belongs to a different loop");
            assertThatThrownBy(() -> ensureFuture(new Awaitable<String>() {}))
                .isInstanceOf(IllegalArgumentException.class);
          });
    }
  }
}
