package dev.asyncio4j.tasks;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.testing.Loops.runOnePass;
import static dev.asyncio4j.testing.Loops.virtualLoop;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.seconds;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.Task;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.exceptions.DeadlockException;
import dev.asyncio4j.testing.Trail;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How a cancellation reaches a task and what the task may do with it. */
class CancelTest {
  private final Trail trail = Trail.create();

  private static void assertCancelled(Task<?> task) {
    assertThatThrownBy(() -> await(task)).isInstanceOf(CancelledError.class);
    assertThat(task.cancelled()).isTrue();
  }

  private Coroutine<String> waiting(Future<String> future) {
    return async(() -> await(future));
  }

  @Test
  @DisplayName(
      "CANCEL-01 cancel of a suspended task makes it end cancelled; a second cancel afterwards"
          + " returns false")
  void cancelsASuspendedTask() {
    virtual(
        () -> {
          var task = createTask(sleep(seconds(10)));
          passes(1);
          assertThat(task.cancel()).isTrue();
          assertCancelled(task);
          assertThat(task.cancel()).isFalse();
        });
  }

  @Test
  @DisplayName(
      "CANCEL-03 right after cancel the task is not yet cancelled; it is once its body has ended")
  void isCancelledWhenItsBodyHasEnded() {
    virtual(
        () -> {
          var task = createTask(sleep(seconds(10)));
          passes(1);
          task.cancel();
          assertThat(task.cancelled()).isFalse();
          assertThat(task.done()).isFalse();
          assertCancelled(task);
        });
  }

  @Test
  @DisplayName(
      "CANCEL-04 cancel before the first step: the body never runs and the task ends cancelled")
  void cancelsBeforeTheFirstStep() {
    virtual(
        () -> {
          var task = createTask(async(() -> trail.add("ran")));
          task.cancel("too early");
          assertThatThrownBy(() -> await(task))
              .isInstanceOf(CancelledError.class)
              .hasMessage("too early");
          assertThat(task.cancelled()).isTrue();
        });
    trail.assertIs();
  }

  @Test
  @DisplayName(
      "CANCEL-05 cancel reaches the future the task waits on: that future is cancelled too")
  void cancelsWhatIsAwaited() {
    virtual(
        () -> {
          var future = getRunningLoop().<String>createFuture();
          var task = createTask(waiting(future));
          passes(1);
          task.cancel();
          assertThat(future.cancelled()).isTrue();
          assertCancelled(task);
        });
  }

  @Test
  @DisplayName(
      "CANCEL-06 cancelling the awaited future from outside makes the awaiting task end cancelled")
  void aCancelledFutureCancelsItsWaiter() {
    virtual(
        () -> {
          var future = getRunningLoop().<String>createFuture();
          var task = createTask(waiting(future));
          passes(1);
          future.cancel();
          assertCancelled(task);
          assertThat(task.cancelling()).isZero();
        });
  }

  @Test
  @DisplayName("CANCEL-07 cancelling both the task and its awaited future in one pass is fine")
  void bothMayBeCancelled() {
    virtual(
        () -> {
          var future = getRunningLoop().<String>createFuture();
          var task = createTask(waiting(future));
          passes(1);
          future.cancel();
          task.cancel();
          assertCancelled(task);
        });
  }

  @Test
  @DisplayName(
      "CANCEL-08 a body that catches the cancellation and returns a value completes normally")
  void mayReturnAValueInstead() {
    virtual(
        () -> {
          var task =
              createTask(
                  async(
                      () -> {
                        try {
                          return await(sleep(seconds(10), "slept"));
                        } catch (CancelledError e) {
                          return "caught";
                        }
                      }));
          passes(1);
          task.cancel();
          assertThat(await(task)).isEqualTo("caught");
          assertThat(task.cancelled()).isFalse();
        });
  }

  @Test
  @DisplayName(
      "CANCEL-09 a body that catches the cancellation goes on: a later await is not cancelled")
  void isAnEdge() {
    virtual(
        () -> {
          var task =
              createTask(
                  async(
                      () -> {
                        try {
                          await(sleep(seconds(10)));
                        } catch (CancelledError e) {
                          trail.add("caught");
                        }
                        return await(sleep(seconds(10), "slept"));
                      }));
          passes(1);
          task.cancel();
          assertThat(await(task)).isEqualTo("slept");
        });
    trail.assertIs("caught");
  }

  @Test
  @DisplayName("CANCEL-19 cancelling a sleeping task removes its timer")
  void removesTheTimer() {
    try (var loop = virtualLoop()) {
      var task = loop.createTask(sleep(seconds(1000)));
      runOnePass(loop);
      task.cancel();
      // Nothing is left to wait for: virtual time finds that out where it stands, at no timer's
      // deadline.
      assertThatThrownBy(loop::runForever).isInstanceOf(DeadlockException.class);
      assertThat(task.cancelled()).isTrue();
      assertThat(loop.time()).isZero();
    }
  }

  @Test
  @DisplayName("CANCEL-20 a cancelled task awaited inside try/catch lets the awaiting task go on")
  void theAwaitingTaskGoesOn() {
    virtual(
        () -> {
          var task = createTask(sleep(seconds(10)));
          passes(1);
          task.cancel();
          try {
            await(task);
          } catch (CancelledError e) {
            trail.add("caught");
          }
          await(sleep(seconds(1)));
          trail.add("went on");
          assertThat(currentTask().cancelling()).isZero();
        });
    trail.assertIs("caught", "went on");
  }
}
