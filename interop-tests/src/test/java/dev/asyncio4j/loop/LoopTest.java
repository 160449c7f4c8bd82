package dev.asyncio4j.loop;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.testing.Loops.reportsOf;
import static dev.asyncio4j.testing.Loops.runOnePass;
import static dev.asyncio4j.testing.Loops.virtualLoop;
import static dev.asyncio4j.testing.RealTime.join;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.seconds;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.Body;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.exceptions.NoRunningLoopException;
import dev.asyncio4j.testing.Trail;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The loop's callbacks, timers and life. */
class LoopTest {
  private final Trail trail = Trail.create();
  private final EventLoop loop = virtualLoop();

  @AfterEach
  void close() {
    loop.close();
  }

  @Test
  @DisplayName(
      "LOOP-01 callSoon is FIFO and runs once; what a callback schedules runs in the next pass")
  void runsCallbacksInOrder() {
    loop.callSoon(
        () -> {
          trail.add("first");
          loop.callSoon(trail.adding("next pass"));
        });
    loop.callSoon(trail.adding("second"));
    runOnePass(loop);
    trail.assertIs("first", "second");
    runOnePass(loop);
    runOnePass(loop);
    trail.assertIs("first", "second", "next pass");
  }

  @Test
  @DisplayName("LOOP-05 stop before run: exactly one pass, without blocking")
  void mayBeStoppedBefore() {
    loop.callSoon(
        () -> {
          trail.add("ready");
          loop.callSoon(trail.adding("later"));
        });
    loop.callLater(seconds(1), trail.adding("timer"));
    loop.stop();
    loop.runForever();
    trail.assertIs("ready");
    assertThat(loop.time()).isZero();
  }

  @Test
  @DisplayName(
      "LOOP-06 runUntilComplete stopped early fails; the task is alive and can be cancelled")
  void mayBeStoppedEarly() {
    var task = loop.createTask(sleep(seconds(10), "slept"));
    loop.callLater(seconds(1), loop::stop);
    assertThatThrownBy(() -> loop.runUntilComplete(task))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Event loop stopped before Future completed");
    assertThat(task.done()).isFalse();
    task.cancel();
    assertThatThrownBy(() -> loop.runUntilComplete(task)).isInstanceOf(CancelledError.class);
  }

  @Test
  @DisplayName(
      "LOOP-06 a coroutine that runUntilComplete was told of is not reported as pending at close")
  void aStoppedMainIsKnown() {
    var reports = reportsOf(loop);
    loop.callSoon(loop::stop);
    assertThatThrownBy(() -> loop.runUntilComplete(sleep(seconds(10))))
        .isInstanceOf(IllegalStateException.class);
    loop.close();
    assertThat(reports).isEmpty();
  }

  @Test
  @DisplayName(
      "LOOP-07 a nested run on a running loop fails, and so does running a second loop in the"
          + " thread")
  void doesNotNest() {
    virtual(
        () -> {
          var running = getRunningLoop();
          assertThatThrownBy(running::runForever).hasMessageContaining("already running");
          var future = running.createFuture();
          assertThatThrownBy(() -> running.runUntilComplete(future))
              .hasMessageContaining("already running");
          assertThatThrownBy(loop::runForever)
              .isInstanceOf(IllegalStateException.class)
              .hasMessageContaining("Cannot run the event loop while another loop is running");
        });
    loop.callSoon(
        () -> {
          assertThatThrownBy(() -> run(async(() -> "nested")))
              .hasMessageContaining("cannot be called from a running event loop");
          trail.add("refused in a callback, too");
        });
    runOnePass(loop);
    trail.assertIs("refused in a callback, too");
  }

  @Test
  @DisplayName("LOOP-08 close is idempotent, fails while running; use after close fails")
  void closes() {
    loop.callSoon(
        () -> {
          assertThat(loop.isRunning()).isTrue();
          assertThatThrownBy(loop::close).hasMessageContaining("Cannot close a running event loop");
          trail.add("refused");
        });
    runOnePass(loop);
    trail.assertIs("refused");
    assertThat(loop.isRunning()).isFalse();
    loop.close();
    loop.close();
    assertThat(loop.isClosed()).isTrue();
    Runnable never = trail.adding("never");
    assertThatThrownBy(() -> loop.callSoon(never)).hasMessageContaining("Event loop is closed");
    assertThatThrownBy(() -> loop.callSoonThreadsafe(never))
        .hasMessageContaining("Event loop is closed");
    assertThatThrownBy(() -> loop.callLater(seconds(1), never))
        .hasMessageContaining("Event loop is closed");
    assertThatThrownBy(() -> loop.callAt(seconds(1), never))
        .hasMessageContaining("Event loop is closed");
    assertThatThrownBy(loop::runForever).hasMessageContaining("Event loop is closed");
    assertThatThrownBy(() -> loop.runInExecutor(null, () -> "never"))
        .hasMessageContaining("Event loop is closed");
  }

  @Test
  @DisplayName(
      "LOOP-15 a run aborted by a fatal error does not leave a stop behind for the next run")
  void anAbortedRunLeavesNoStop() {
    var error = new InternalError("fatal");
    assertThatThrownBy(
            () ->
                loop.runUntilComplete(
                    async(
                        (Body<String>)
                            () -> {
                              throw error;
                            })))
        .isSameAs(error);
    loop.callLater(seconds(1), trail.adding("timer"));
    loop.callLater(seconds(2), loop::stop);
    loop.runForever();
    trail.assertIs("timer");
  }

  @Test
  @DisplayName(
      "LOOP-15 a callback that aborts a run leaves what was queued behind it for the next run")
  void anAbortedRunKeepsItsQueue() {
    var done = loop.<String>createFuture();
    loop.callSoon(() -> done.setResult("done"));
    loop.callSoon(
        () -> {
          throw new InternalError("fatal");
        });
    loop.callSoon(trail.adding("behind"));
    assertThatThrownBy(() -> loop.runUntilComplete(done)).isInstanceOf(InternalError.class);
    loop.callLater(
        seconds(1),
        () -> {
          trail.add("timer");
          loop.stop();
        });
    loop.runForever();
    trail.assertIs("behind", "timer");
  }

  @Test
  @DisplayName("LOOP-16 getRunningLoop is per thread and none outside callbacks")
  void theRunningLoopIsPerThread() {
    assertThatThrownBy(Asyncio::getRunningLoop).isInstanceOf(NoRunningLoopException.class);
    var elsewhere = new AtomicReference<Throwable>();
    loop.callSoon(
        () -> {
          assertThat(getRunningLoop()).isSameAs(loop);
          var thread =
              new Thread(
                  () -> {
                    try {
                      getRunningLoop();
                    } catch (RuntimeException e) {
                      elsewhere.set(e);
                    }
                  });
          thread.start();
          join(thread);
          trail.add("in a callback");
        });
    runOnePass(loop);
    trail.assertIs("in a callback");
    assertThat(elsewhere.get()).isInstanceOf(NoRunningLoopException.class);
    assertThatThrownBy(Asyncio::getRunningLoop).isInstanceOf(NoRunningLoopException.class);
  }

  @Test
  @DisplayName(
      "LOOP-18 an outer loop can drive the passes: stop, then runForever, is one pass that never"
          + " blocks")
  void anOuterLoopMayDrive() {
    var task =
        loop.createTask(
            async(
                () -> {
                  trail.add("step 1");
                  passes(1);
                  trail.add("step 2");
                  return await(sleep(Duration.ZERO, "value"));
                }));
    while (!task.done()) {
      trail.add("outer");
      runOnePass(loop);
    }
    trail.assertIs("outer", "step 1", "outer", "step 2", "outer");
    assertThat(task.result()).isEqualTo("value");
  }
}
