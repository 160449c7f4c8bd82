package dev.asyncio4j.jobs;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.timeout;
import static dev.asyncio4j.jobs.Jobs.OPTIONS;
import static dev.asyncio4j.jobs.Jobs.spawned;
import static dev.asyncio4j.jobs.Jobs.stubborn;
import static dev.asyncio4j.jobs.Jobs.work;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.testing.Virtual.now;
import static dev.asyncio4j.testing.Virtual.pause;
import static dev.asyncio4j.testing.Virtual.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.lowlevel.CancelScopes;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.Trail;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** The end of a scheduler at the end of its try block. */
@ExtendWith(NothingLeftBehind.class)
class SchedulerBlockTest {
  private final Trail trail = Trail.create();

  @AsyncTest
  @DisplayName("JOBS-18 a block that is left by an error waits for the jobs; the error comes out")
  void leftByAnError() {
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

  @AsyncTest
  @DisplayName("JOBS-18 a block that is left by a cancellation cancels its jobs at once")
  void leftByACancellation() {
    var block = createTask(async(() -> block(seconds(2))));
    pause(1);
    block.cancel();
    assertFails(CancelledError.class, block);
    assertThat(now()).isEqualTo(seconds(3));
    trail.assertIs("cleans up at 1", "clean at 3");
  }

  @AsyncTest
  @DisplayName("JOBS-18 a block that is left by a timeout cancels its jobs at once")
  void leftByATimeout() {
    assertThatThrownBy(() -> timeout(seconds(1), () -> block(seconds(2))))
        .isInstanceOf(AsyncTimeoutException.class);
    trail.assertIs("cleans up at 1", "clean at 3");
    assertThat(currentTask().cancelling()).isZero();
  }

  @AsyncTest
  @DisplayName("JOBS-18 a cancellation while the end of the block waits cancels the jobs at once")
  void cancelledWhileItWaits() {
    var scheduler = Scheduler.create(OPTIONS.closeTimeout(seconds(3)));
    spawned(scheduler, stubborn(2));
    var waiting = createTask(scheduler.waitAndClose());
    pause(1);
    waiting.cancel();
    assertFails(CancelledError.class, waiting);
    assertThat(now()).isEqualTo(seconds(3));
    assertThat(scheduler.size()).isZero();
  }

  @AsyncTest
  @DisplayName("JOBS-18 outside of a coroutine, close begins to close and returns")
  void closeInACallback() {
    var scheduler = Scheduler.create();
    spawned(scheduler, work("a", 60, trail));
    pause(1);
    getRunningLoop().callSoon(scheduler::close);
    pause(1);
    trail.assertIs("a starts", "a cancelled");
    assertThat(scheduler.closed()).isTrue();
  }

  @AsyncTest
  @DisplayName("JOBS-30 in a level-cancelled scope the jobs are cancelled, and the await raises")
  void levelCancellation() {
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
  }
}
