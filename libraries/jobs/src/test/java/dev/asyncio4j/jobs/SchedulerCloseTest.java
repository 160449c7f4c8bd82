package dev.asyncio4j.jobs;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.timeout;
import static dev.asyncio4j.jobs.Jobs.OPTIONS;
import static dev.asyncio4j.jobs.Jobs.assertNothingForgotten;
import static dev.asyncio4j.jobs.Jobs.spawned;
import static dev.asyncio4j.jobs.Jobs.stubborn;
import static dev.asyncio4j.jobs.Jobs.work;
import static dev.asyncio4j.testing.Virtual.VIRTUAL;
import static dev.asyncio4j.testing.Virtual.after;
import static dev.asyncio4j.testing.Virtual.assertFails;
import static dev.asyncio4j.testing.Virtual.now;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.pause;
import static dev.asyncio4j.testing.Virtual.seconds;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.VoidBody;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.lowlevel.CancelScopes;
import dev.asyncio4j.support.LogCapture;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.Trail;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The end of a scheduler. */
@ExtendWith(NothingLeftBehind.class)
class SchedulerCloseTest {
  private final Trail trail = Trail.create();
  private final Jobs.Told told = new Jobs.Told();

  @Test
  @DisplayName("JOBS-15 waitAndClose waits for jobs and shields, and for what they spawn meanwhile")
  void waitAndClose() {
    virtual(
        () -> {
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
        });
  }

  @Test
  @DisplayName("JOBS-15 what is left at the timeout is closed, pending jobs included")
  void waitAndCloseInTime() {
    virtual(
        () -> {
          var scheduler = Scheduler.create(OPTIONS.limit(2).pendingLimit(1));
          spawned(scheduler, work("a", 1, trail));
          var b = spawned(scheduler, work("b", 60, trail));
          spawned(scheduler, work("c", 60, trail));
          var outside = createTask(scheduler.spawn(work("d", 60, trail)));
          passes(1);
          await(scheduler.waitAndClose(seconds(5)));
          assertThat(now()).isEqualTo(seconds(5));
          trail.assertIs(
              "a starts", "b starts", "a ends", "c starts", "b cancelled", "c cancelled");
          assertThat(b.closed()).isTrue();
          assertThat(await(outside).closed()).as("it had become pending").isTrue();
        });
  }

  @Test
  @DisplayName("JOBS-15 without a timeout it waits for ever")
  void waitAndCloseForEver() {
    virtual(
        () -> {
          var scheduler = Scheduler.create(OPTIONS.waitTimeout(seconds(1)));
          var job = spawned(scheduler, after(100_000, "late"));
          await(scheduler.waitAndClose(null));
          assertThat(await(job.join())).isEqualTo("late");
          var other = Scheduler.create(OPTIONS.waitTimeout(seconds(1)));
          var cancelled = spawned(other, after(100_000, "late"));
          await(other.waitAndClose());
          assertFails(CancelledError.class, cancelled.join());
        });
  }

  @Test
  @DisplayName("JOBS-15 an end with full limits and late jobs hangs nobody")
  void aFullSchedulerWithLateJobs() {
    virtual(
        () -> {
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
        });
  }

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

  @Test
  @DisplayName("JOBS-17 two tasks that close wait for the same end")
  void twoCloses() {
    virtual(
        () -> {
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
        });
  }

  @Test
  @DisplayName("JOBS-17 a close during waitAndClose ends that, too")
  void aCloseDuringWaitAndClose() {
    virtual(
        () -> {
          var scheduler = Scheduler.create();
          spawned(scheduler, work("a", 50, trail));
          var waiting = createTask(scheduler.waitAndClose());
          pause(1);
          await(scheduler.closeNow());
          await(waiting);
          assertThat(now()).isEqualTo(seconds(1));
        });
  }

  @Test
  @DisplayName("JOBS-17 a job that closes its own scheduler is refused: it would wait for itself")
  void aJobThatClosesItsScheduler() {
    virtual(
        () -> {
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
        });
  }

  @Test
  @DisplayName("JOBS-18 a block that is left by an error waits for the jobs; the error comes out")
  void leftByAnError() {
    virtual(
        () -> {
          assertThatThrownBy(
                  () -> {
                    try (var scheduler = Scheduler.create()) {
                      spawned(scheduler, work("a", 5, trail));
                      pause(1);
                      throw new IllegalArgumentException("of the block");
                    }
                  })
              .hasMessage("of the block");
          trail.assertIs("a starts", "a ends");
        });
  }

  private void block(Duration cleanUp) {
    try (var scheduler = Scheduler.create(OPTIONS.closeTimeout(seconds(3)))) {
      spawned(
          scheduler,
          async(
              () -> {
                try {
                  pause(60);
                } finally {
                  trail.add("cleans up at " + now().toSeconds());
                  await(dev.asyncio4j.Asyncio.sleep(cleanUp));
                  trail.add("clean at " + now().toSeconds());
                }
              }));
      pause(60);
    }
  }

  @Test
  @DisplayName("JOBS-18 a block that is left by a cancellation cancels its jobs at once")
  void leftByACancellation() {
    virtual(
        () -> {
          var block = createTask(async(() -> block(seconds(2))));
          pause(1);
          block.cancel();
          assertFails(CancelledError.class, block);
          assertThat(now()).isEqualTo(seconds(3));
          trail.assertIs("cleans up at 1", "clean at 3");
        });
  }

  @Test
  @DisplayName("JOBS-18 a block that is left by a timeout cancels its jobs at once")
  void leftByATimeout() {
    virtual(
        () -> {
          assertThatThrownBy(() -> timeout(seconds(1), () -> block(seconds(2))))
              .isInstanceOf(AsyncTimeoutException.class);
          trail.assertIs("cleans up at 1", "clean at 3");
          assertThat(currentTask().cancelling()).isZero();
        });
  }

  @Test
  @DisplayName("JOBS-18 a cancellation while the end of the block waits cancels the jobs at once")
  void cancelledWhileItWaits() {
    virtual(
        () -> {
          var scheduler = Scheduler.create(OPTIONS.closeTimeout(seconds(3)));
          spawned(scheduler, stubborn(2));
          var waiting = createTask(scheduler.waitAndClose());
          pause(1);
          waiting.cancel();
          assertFails(CancelledError.class, waiting);
          assertThat(now()).isEqualTo(seconds(3));
          assertThat(scheduler.size()).isZero();
        });
  }

  @Test
  @DisplayName("JOBS-08 a close that is cancelled leaves no job behind")
  void aCancelledClose() {
    virtual(
        () -> {
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
        });
  }

  @Test
  @DisplayName("JOBS-18 outside of a coroutine, close begins to close and returns")
  void closeInACallback() {
    virtual(
        () -> {
          var scheduler = Scheduler.create();
          spawned(scheduler, work("a", 60, trail));
          pause(1);
          getRunningLoop().callSoon(scheduler::close);
          pause(1);
          trail.assertIs("a starts", "a cancelled");
          assertThat(scheduler.closed()).isTrue();
        });
  }

  @Test
  @DisplayName("JOBS-29 a job may wait for the end of another scheduler")
  void aJobThatClosesAnotherScheduler() {
    virtual(
        () -> {
          try (var outer = Scheduler.create()) {
            var inner = Scheduler.create();
            spawned(inner, work("a", 5, trail));
            var job = spawned(outer, inner.waitAndClose());
            await(job.join());
            trail.assertIs("a starts", "a ends");
          }
        });
  }

  @Test
  @DisplayName("JOBS-29 two schedulers that wait for each other end by their timeouts")
  void twoSchedulersThatWaitForEachOther() {
    virtual(
        () -> {
          var one = Scheduler.create();
          var two = Scheduler.create();
          spawned(one, two.waitAndClose(seconds(5)));
          spawned(two, one.waitAndClose(seconds(7)));
          await(one.waitAndClose(seconds(20)));
          await(two.waitAndClose(seconds(20)));
          assertThat(now()).isBetween(seconds(5), seconds(7));
        });
  }

  @Test
  @DisplayName("JOBS-30 in a level-cancelled scope the jobs are cancelled, and the await raises")
  void levelCancellation() {
    virtual(
        () -> {
          var cancelled = new boolean[1];
          var block =
              createTask(
                  async(
                      () -> {
                        CancelScopes.set(currentTask(), () -> cancelled[0]);
                        block(seconds(1));
                      }));
          pause(1);
          cancelled[0] = true;
          CancelScopes.interruptWait(block, "the scope is cancelled");
          assertFails(CancelledError.class, block);
          assertThat(now()).as("the scope does not let it wait").isEqualTo(seconds(1));
          pause(2);
          trail.assertIs("cleans up at 1", "clean at 2");
        });
  }
}
