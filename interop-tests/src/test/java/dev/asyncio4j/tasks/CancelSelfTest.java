package dev.asyncio4j.tasks;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.seconds;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.Task;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.testing.Trail;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A task that cancels itself. */
class CancelSelfTest {
  private final Trail trail = Trail.create();

  private static void assertCancelled(Task<?> task) {
    assertThatThrownBy(() -> await(task)).isInstanceOf(CancelledError.class);
    assertThat(task.cancelled()).isTrue();
  }

  private Coroutine<String> waiting(Future<String> future) {
    return async(() -> await(future));
  }

  @Test
  @DisplayName("CANCEL-10 a task that cancels itself is cancelled at its next suspension")
  void mayCancelItself() {
    virtual(
        () -> {
          var task =
              createTask(
                  async(
                      () -> {
                        assertThat(currentTask().cancel()).isTrue();
                        trail.add("still runs");
                        await(sleep(seconds(100)));
                        trail.add("never");
                      }));
          assertCancelled(task);
          assertThat(getRunningLoop().time()).isZero();
        });
    trail.assertIs("still runs");
  }

  @Test
  @DisplayName("CANCEL-11 a task that cancels itself and returns without suspending ends cancelled")
  void mayCancelItselfAtTheEnd() {
    virtual(
        () -> {
          var task = createTask(async(() -> currentTask().cancel()));
          assertCancelled(task);
        });
  }

  @Test
  @DisplayName(
      "CANCEL-12 a self-cancelled task that then awaits another task cancels that one and its"
          + " future")
  void aSelfCancelReachesTheAwaitedTask() {
    virtual(
        () -> {
          var future = getRunningLoop().<String>createFuture();
          var inner = createTask(waiting(future));
          passes(1);
          var outer =
              createTask(
                  async(
                      () -> {
                        currentTask().cancel();
                        return await(inner);
                      }));
          assertCancelled(outer);
          assertThat(inner.cancelled()).isTrue();
          assertThat(future.cancelled()).isTrue();
        });
  }
}
