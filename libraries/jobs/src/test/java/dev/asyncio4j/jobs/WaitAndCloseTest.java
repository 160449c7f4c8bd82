package dev.asyncio4j.jobs;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.jobs.Jobs.OPTIONS;
import static dev.asyncio4j.jobs.Jobs.spawned;
import static dev.asyncio4j.jobs.Jobs.stubborn;
import static dev.asyncio4j.jobs.Jobs.work;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.testing.Virtual.after;
import static dev.asyncio4j.testing.Virtual.now;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.pause;
import static dev.asyncio4j.testing.Virtual.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.Trail;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** The end of a scheduler that waits for its jobs first. */
@ExtendWith(NothingLeftBehind.class)
class WaitAndCloseTest {
  private final Trail trail = Trail.create();
  private final Jobs.Told told = new Jobs.Told();

  @AsyncTest
  @DisplayName("JOBS-15 waitAndClose waits for jobs and shields, and for what they spawn meanwhile")
  void waitAndClose() {
    var scheduler = Scheduler.create();
    spawned(
        scheduler,
        async(
            () -> {
              pause(2);
              spawned(scheduler, work("child", 2, trail));
            }));
    var shielding = createTask(scheduler.shield(work("shielded", 6, trail)));
    passes(1);
    shielding.cancel();
    await(scheduler.waitAndClose());
    assertThat(now()).isEqualTo(seconds(6));
    trail.assertIs("shielded starts", "child starts", "child ends", "shielded ends");
    assertThat(scheduler.closed()).isTrue();
  }

  @AsyncTest
  @DisplayName("JOBS-15 what is left at the timeout is closed, pending jobs included")
  void waitAndCloseInTime() {
    var scheduler = Scheduler.create(OPTIONS.limit(2).pendingLimit(1));
    spawned(scheduler, work("a", 1, trail));
    var b = spawned(scheduler, work("b", 60, trail));
    spawned(scheduler, work("c", 60, trail));
    var outside = createTask(scheduler.spawn(work("d", 60, trail)));
    passes(1);
    await(scheduler.waitAndClose(seconds(5)));
    assertThat(now()).isEqualTo(seconds(5));
    trail.assertIs("a starts", "b starts", "a ends", "c starts", "b cancelled", "c cancelled");
    assertThat(b.closed()).isTrue();
    assertThat(await(outside).closed()).as("it had become pending").isTrue();
  }

  @AsyncTest
  @DisplayName("JOBS-15 without a timeout it waits for ever")
  void waitAndCloseForEver() {
    var scheduler = Scheduler.create(OPTIONS.waitTimeout(seconds(1)));
    var job = spawned(scheduler, after(100_000, "late"));
    await(scheduler.waitAndClose(null));
    assertThat(await(job.join())).isEqualTo("late");
    var other = Scheduler.create(OPTIONS.waitTimeout(seconds(1)));
    var cancelled = spawned(other, after(100_000, "late"));
    await(other.waitAndClose());
    assertFails(CancelledError.class, cancelled.join());
  }

  @AsyncTest
  @DisplayName("JOBS-15 an end with full limits and late jobs hangs nobody")
  void aFullSchedulerWithLateJobs() {
    var scheduler = Scheduler.create(told.options().limit(2).pendingLimit(2));
    for (int i = 0; i < 4; i++) spawned(scheduler, stubborn(60));
    var waiting = createTask(scheduler.spawn(stubborn(60)));
    passes(1);
    await(scheduler.waitAndClose(seconds(1)));
    assertThat(now()).isEqualTo(Duration.ofMillis(1100));
    assertThat(told.messages()).hasSize(2);
    assertFails(IllegalStateException.class, waiting);
    assertThat(scheduler.size()).isZero();
    pause(100); // the late ones end
  }

  @AsyncTest
  @DisplayName("JOBS-17 a close during waitAndClose ends that, too")
  void aCloseDuringWaitAndClose() {
    var scheduler = Scheduler.create();
    spawned(scheduler, work("a", 50, trail));
    var waiting = createTask(scheduler.waitAndClose());
    pause(1);
    await(scheduler.closeNow());
    await(waiting);
    assertThat(now()).isEqualTo(seconds(1));
  }
}
