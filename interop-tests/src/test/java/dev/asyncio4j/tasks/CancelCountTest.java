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

import dev.asyncio4j.VoidBody;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.testing.Trail;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Cancellations are counted, so that nested scopes can tell their own from that of others. */
class CancelCountTest {
  private final Trail trail = Trail.create();

  @Test
  @DisplayName(
      "CANCEL-02 cancel returns true while pending even if one is pending already; cancelling()"
          + " counts them")
  void countsRequests() {
    virtual(
        () -> {
          var task = createTask(sleep(seconds(10)));
          assertThat(task.cancelling()).isZero();
          assertThat(task.cancel()).isTrue();
          assertThat(task.cancelling()).isEqualTo(1);
          assertThat(task.cancel()).isTrue();
          assertThat(task.cancelling()).isEqualTo(2);
          assertThatThrownBy(() -> await(task)).isInstanceOf(CancelledError.class);
          assertThat(task.cancel()).isFalse();
          assertThat(task.cancelling()).isEqualTo(2);
        });
  }

  @Test
  @DisplayName(
      "CANCEL-15 uncancel lowers the count, floors at 0, returns what is left, and cannot revive a"
          + " done task")
  void uncancelCountsDown() {
    virtual(
        () -> {
          var task =
              createTask(
                  async(
                      () -> {
                        try {
                          await(sleep(seconds(10)));
                        } catch (CancelledError e) {
                          await(sleep(seconds(10)));
                        }
                      }));
          passes(1);
          task.cancel();
          passes(1);
          task.cancel();
          assertThat(task.uncancel()).isEqualTo(1);
          assertThatThrownBy(() -> await(task)).isInstanceOf(CancelledError.class);
          assertThat(task.uncancel()).isZero();
          assertThat(task.uncancel()).isZero();
          assertThat(task.cancelled()).isTrue();
        });
  }

  @Test
  @DisplayName(
      "CANCEL-16 uncancel to 0 before delivery withdraws the cancellation: the task completes with"
          + " its value")
  void uncancelWithdraws() {
    virtual(
        () -> {
          var task =
              createTask(
                  async(
                      () -> {
                        currentTask().cancel();
                        assertThat(currentTask().uncancel()).isZero();
                        return await(sleep(seconds(1), "value"));
                      }));
          assertThat(await(task)).isEqualTo("value");
          var early = createTask(async(() -> "value"));
          early.cancel();
          early.uncancel();
          assertThat(await(early)).isEqualTo("value");
        });
  }

  @Test
  @DisplayName(
      "CANCEL-17 the timeout recipe: cancel from a timer, uncancel, convert only at 0; outer code"
          + " goes on")
  void supportsTheTimeoutRecipe() {
    virtual(
        () -> {
          assertThatThrownBy(() -> recipe(1, () -> await(sleep(seconds(10)))))
              .isInstanceOf(AsyncTimeoutException.class);
          assertThat(currentTask().cancelling()).isZero();
          await(sleep(seconds(1)));
          trail.add(getRunningLoop().time());
        });
    trail.assertIs(seconds(2));
  }

  @Test
  @DisplayName("CANCEL-17 the timeout recipe keeps a cancellation that came from outside")
  void theRecipeKeepsForeignCancellations() {
    virtual(
        () -> {
          var task = createTask(async(() -> recipe(1, () -> await(sleep(seconds(10))))));
          getRunningLoop().callAt(seconds(1), task::cancel);
          assertThatThrownBy(() -> await(task)).isInstanceOf(CancelledError.class);
          assertThat(task.cancelled()).isTrue();
        });
  }

  private static void recipe(long limit, VoidBody body) throws Exception {
    var task = currentTask();
    boolean[] fired = {false};
    var timer =
        getRunningLoop()
            .callLater(
                seconds(limit),
                () -> {
                  fired[0] = true;
                  task.cancel();
                });
    try {
      body.run();
    } catch (CancelledError e) {
      if (fired[0] && task.uncancel() == 0)
        throw new AsyncTimeoutException("the recipe's limit has passed", e);
      throw e;
    } finally {
      timer.cancel();
    }
  }
}
