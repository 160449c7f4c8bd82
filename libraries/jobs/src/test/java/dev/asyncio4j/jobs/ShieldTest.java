package dev.asyncio4j.jobs;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.jobs.Jobs.OPTIONS;
import static dev.asyncio4j.jobs.Jobs.spawned;
import static dev.asyncio4j.jobs.Jobs.stubborn;
import static dev.asyncio4j.jobs.Jobs.work;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.testing.Virtual.after;
import static dev.asyncio4j.testing.Virtual.failing;
import static dev.asyncio4j.testing.Virtual.failingAfter;
import static dev.asyncio4j.testing.Virtual.now;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.pause;
import static dev.asyncio4j.testing.Virtual.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.Future;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.Trail;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** The work that goes on when its caller is cancelled. */
@ExtendWith(NothingLeftBehind.class)
class ShieldTest {
  private final Trail trail = Trail.create();
  private final Jobs.Told told = new Jobs.Told();

  @AsyncTest
  @DisplayName("JOBS-19 the caller's cancellation ends its await only; the end waits for the work")
  void theWorkGoesOn() {
    try (var scheduler = Scheduler.create(OPTIONS.limit(1))) {
      var caller = createTask(scheduler.shield(work("a", 5, trail)));
      pause(1);
      caller.cancel();
      assertFails(CancelledError.class, caller);
      assertThat(now()).isEqualTo(seconds(1));
      assertThat(scheduler.size()).as("it takes no place").isZero();
      assertThat(spawned(scheduler, after(1, "x")).active()).isTrue();
    }
    assertThat(now()).isEqualTo(seconds(5));
    trail.assertIs("a starts", "a ends");
  }

  @AsyncTest
  @DisplayName("JOBS-19 the caller gets the value, or the failure")
  void theCallerGetsTheResult() {
    var error = new IllegalStateException("x");
    try (var scheduler = Scheduler.create(told.options())) {
      assertThat(await(scheduler.shield(after(1, "value")))).isEqualTo("value");
      var shield = scheduler.shield(failingAfter(1, error));
      assertThat(assertFails(Exception.class, shield)).isSameAs(error);
    }
    assertThat(told.contexts).isEmpty();
  }

  @AsyncTest
  @DisplayName("JOBS-19 closeNow cancels what is shielded, and a late one is told of")
  void closeNowCancels() {
    var scheduler = Scheduler.create(told.options());
    var caller = createTask(scheduler.shield(work("a", 5, trail)));
    var slow = createTask(scheduler.shield(stubborn(5)));
    pause(1);
    await(scheduler.closeNow());
    trail.assertIs("a starts", "a cancelled");
    assertFails(CancelledError.class, caller);
    assertThat(now()).isEqualTo(Duration.ofMillis(1100));
    assertThat(told.contexts).hasSize(1);
    assertThat(await(slow)).isEqualTo("stubborn");
  }

  @AsyncTest
  @DisplayName("JOBS-19 a failure after the caller has gone goes to the handler")
  void aFailureAfterTheCallerHasGone() {
    var error = new IllegalStateException("x");
    try (var scheduler = Scheduler.create(told.options())) {
      var caller = createTask(scheduler.shield(failingAfter(5, error)));
      pause(1);
      caller.cancel();
    }
    assertThat(told.contexts).hasSize(1);
    assertThat(told.contexts.get(0).exception()).isSameAs(error);
  }

  @AsyncTest
  @DisplayName("JOBS-19 a plain future can be shielded, and is cancelled by closeNow")
  void aPlainFuture() {
    var scheduler = Scheduler.create();
    Future<String> future = getRunningLoop().createFuture();
    var caller = createTask(scheduler.shield(future));
    passes(1);
    caller.cancel();
    assertFails(CancelledError.class, caller);
    assertThat(future.done()).isFalse();
    await(scheduler.closeNow());
    assertThat(future.cancelled()).isTrue();
  }

  @AsyncTest
  @DisplayName("JOBS-20 what is done already gives its result; a closed scheduler refuses")
  void doneOrClosed() {
    var scheduler = Scheduler.create(told.options());
    var error = new IllegalStateException("x");
    var done = createTask(after(0, "value"));
    var failed = createTask(failing(error));
    passes(2);
    assertThat(await(scheduler.shield(done))).isEqualTo("value");
    assertThat(assertFails(Exception.class, scheduler.shield(failed))).isSameAs(error);
    await(scheduler.closeNow());
    assertFails(IllegalStateException.class, scheduler.shield(done));
  }

  @AsyncTest
  @DisplayName("JOBS-19 a task that shields itself is refused")
  void aTaskThatShieldsItself() {
    try (var scheduler = Scheduler.create()) {
      var self =
          createTask(
              async(
                  () -> {
                    assertFails(IllegalStateException.class, scheduler.shield(currentTask()));
                  }));
      await(self);
    }
  }
}
