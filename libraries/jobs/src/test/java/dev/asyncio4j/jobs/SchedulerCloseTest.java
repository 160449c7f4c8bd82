package dev.asyncio4j.jobs;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.jobs.Jobs.OPTIONS;
import static dev.asyncio4j.jobs.Jobs.assertNothingForgotten;
import static dev.asyncio4j.jobs.Jobs.spawned;
import static dev.asyncio4j.jobs.Jobs.stubborn;
import static dev.asyncio4j.jobs.Jobs.work;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.testing.Virtual.VIRTUAL;
import static dev.asyncio4j.testing.Virtual.now;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.pause;
import static dev.asyncio4j.testing.Virtual.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.VoidBody;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.support.LogCapture;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.Trail;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The end of a scheduler. */
@ExtendWith(NothingLeftBehind.class)
class SchedulerCloseTest {
  private final Trail trail = Trail.create();
  private final Jobs.Told told = new Jobs.Told();

  @Test
  @DisplayName("JOBS-16 a closed scheduler refuses jobs, and settles their coroutines")
  void refusals() {
    try (var log = new LogCapture()) {
      run(
          async(
              () -> {
                var scheduler = Scheduler.create(OPTIONS.limit(1).pendingLimit(1));
                spawned(scheduler, work("a", 9, trail));
                spawned(scheduler, work("b", 9, trail));
                var waiting = createTask(scheduler.spawn(work("c", 9, trail)));
                passes(1);
                var closing = createTask(scheduler.closeNow());
                passes(1);
                var errors =
                    new Throwable[] {
                      assertFails(IllegalStateException.class, waiting),
                      assertFails(
                          IllegalStateException.class, scheduler.spawn(work("d", 9, trail))),
                      assertFails(
                          IllegalStateException.class, scheduler.shield(work("e", 9, trail)))
                    };
                assertThat(errors)
                    .allSatisfy(
                        error ->
                            assertThat(error)
                                .hasMessageStartingWith("the scheduler is closed: <Scheduler"));
                assertThatThrownBy(() -> scheduler.spawnNowait(work("f", 9, trail)))
                    .isInstanceOf(IllegalStateException.class);
                await(closing);
              }),
          VIRTUAL.debug(true));
      assertNothingForgotten(log);
    }
    trail.assertIs("a starts", "a cancelled");
  }

  @AsyncTest
  @DisplayName("JOBS-17 two tasks that close wait for the same end")
  void twoCloses() {
    var scheduler = Scheduler.create(OPTIONS.closeTimeout(seconds(10)));
    spawned(scheduler, stubborn(5));
    pause(1);
    var first = createTask(scheduler.closeNow());
    pause(1);
    var second = createTask(scheduler.waitAndClose());
    pause(1);
    assertThat(first.done() || second.done()).isFalse();
    await(first);
    await(second);
    assertThat(now()).isEqualTo(seconds(6));
    await(scheduler.closeNow());
    scheduler.close();
  }

  @AsyncTest
  @DisplayName("JOBS-17 a job that closes its own scheduler is refused: it would wait for itself")
  void aJobThatClosesItsScheduler() {
    try (var scheduler = Scheduler.create()) {
      var job =
          spawned(
              scheduler,
              async(
                  () -> {
                    for (var close :
                        new VoidBody[] {
                          () -> await(scheduler.closeNow()),
                          () -> await(scheduler.waitAndClose()),
                          scheduler::close
                        }) {
                      assertThatThrownBy(close::run)
                          .isInstanceOf(IllegalStateException.class)
                          .hasMessageContaining("it would wait for itself");
                    }
                  }));
      await(job.join());
      assertThat(scheduler.closed()).isFalse();
    }
  }

  @AsyncTest
  @DisplayName("JOBS-08 a close that is cancelled leaves no job behind")
  void aCancelledClose() {
    var scheduler = Scheduler.create(told.options().closeTimeout(seconds(3)));
    var quick = spawned(scheduler, stubborn(2));
    var slow = spawned(scheduler, stubborn(9));
    pause(1);
    var closing = createTask(scheduler.closeNow());
    passes(1);
    closing.cancel();
    assertFails(CancelledError.class, closing);
    assertThat(quick.closed() && slow.closed()).isTrue();
    pause(4);
    assertThat(scheduler.size()).isZero();
    assertThat(told.messages()).containsExactly("Job closing timed out: " + slow.getName());
    pause(9);
  }

  @AsyncTest
  @DisplayName("JOBS-29 a job may wait for the end of another scheduler")
  void aJobThatClosesAnotherScheduler() {
    try (var outer = Scheduler.create()) {
      var inner = Scheduler.create();
      spawned(inner, work("a", 5, trail));
      var job = spawned(outer, inner.waitAndClose());
      await(job.join());
      trail.assertIs("a starts", "a ends");
    }
  }

  @AsyncTest
  @DisplayName("JOBS-29 two schedulers that wait for each other end by their timeouts")
  void twoSchedulersThatWaitForEachOther() {
    var one = Scheduler.create();
    var two = Scheduler.create();
    spawned(one, two.waitAndClose(seconds(5)));
    spawned(two, one.waitAndClose(seconds(7)));
    await(one.waitAndClose(seconds(20)));
    await(two.waitAndClose(seconds(20)));
    assertThat(now()).isBetween(seconds(5), seconds(7));
  }
}
