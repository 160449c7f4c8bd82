package dev.asyncio4j.testing;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.Task;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.lowlevel.LoopPort;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Interrupts a test that takes too long, in real time.
 *
 * <pre>
 *          the limit is over                a moment later, and again
 * WATCHES ───────────────────▶ RUN CANCELLED ───────────────────────▶ BLOCKER INTERRUPTED
 *    └── end() ───────────────────▶ OVER ◀────────────── end() ───────────────┘
 * </pre>
 */
final class Watchdog implements AutoCloseable {
  private static final Duration MOMENT = Duration.ofMillis(200);

  private static final ScheduledThreadPoolExecutor CLOCK =
      new ScheduledThreadPoolExecutor(
          1,
          task -> {
            var thread = new Thread(task, "test-watchdog");
            thread.setDaemon(true);
            return thread;
          });

  static {
    CLOCK.setRemoveOnCancelPolicy(true); // an alarm holds its test with the loop and all tasks
  }

  private enum State {
    WATCHES,
    RUN_CANCELLED,
    BLOCKER_INTERRUPTED,
    OVER
  }

  private final Thread caller = Thread.currentThread();
  private final Duration limit;
  private final Sight sight;

  // All below is guarded by this.
  private State state = State.WATCHES;
  private Future<?> alarm;
  private @Nullable Thread body;
  private @Nullable Task<?> main;
  private @Nullable AssertionError late;

  Watchdog(Duration limit, Sight sight) {
    this.limit = limit;
    this.sight = sight;
    alarm = after(limit);
  }

  /** Notes that this thread, and the current task, are those of the test's body. */
  synchronized void isBody() {
    body = Thread.currentThread();
    main = Asyncio.currentTask();
  }

  private Future<?> after(Duration delay) {
    return CLOCK.schedule(this::bite, delay.toNanos(), TimeUnit.NANOSECONDS);
  }

  private synchronized void bite() {
    switch (state) {
      case WATCHES -> {
        late = failure();
        state = State.RUN_CANCELLED;
        caller.interrupt();
      }
      case RUN_CANCELLED, BLOCKER_INTERRUPTED -> {
        state = State.BLOCKER_INTERRUPTED; // it blocks: a request to cancel does not reach it
        sight.interrupted(caller, body, main).interrupt();
      }
      case OVER -> {
        return;
      }
    }
    alarm = after(MOMENT);
  }

  /** Has {@code look} run on the loop's turn when that much real time is over. */
  static Future<?> after(Duration delay, EventLoop loop, Runnable look) {
    return CLOCK.schedule(() -> onTurnOf(loop, look), delay.toNanos(), TimeUnit.NANOSECONDS);
  }

  private static void onTurnOf(EventLoop loop, Runnable look) {
    try {
      LoopPort.of(loop).execute(look);
    } catch (RejectedExecutionException closed) {
      // The loop is closed: there is nothing to look at.
    }
  }

  private AssertionError failure() {
    var text = "the test takes longer than " + limit + " of real time; ";
    try {
      var blocking = sight.blocking();
      var error = new AssertionError(text + "it is here:" + sight.tree());
      error.setStackTrace(
          blocking.length > 0 ? blocking : (body == null ? caller : body).getStackTrace());
      return error;
    } catch (RuntimeException | Error unseen) {
      return new AssertionError(text + "where it is could not be seen", unseen);
    }
  }

  /** {@return the number of alarms that are set} */
  static int alarms() {
    return CLOCK.getQueue().size();
  }

  /**
   * Ends the watch.
   *
   * @return the failure; null if the test was in time
   */
  synchronized @Nullable AssertionError end() {
    state = State.OVER;
    alarm.cancel(false);
    if (late != null) Thread.interrupted(); // ours, if it has not been heard
    return late;
  }

  @Override
  public void close() {
    end();
  }
}
