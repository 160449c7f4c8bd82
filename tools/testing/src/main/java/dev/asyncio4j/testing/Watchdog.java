package dev.asyncio4j.testing;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.lowlevel.LoopPort;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Interrupts a test that takes too long, in real time.
 *
 * <pre>
 *          the limit is over            a moment later                a moment later, and again
 * WATCHES ───────────────────▶ LOOKS ─────────────────▶ RUN CANCELLED ─────────────▶ BODY INTERRUPTED
 *    └── end() ──────────────────────────▶ OVER ◀─────────────────── end() ───────────────┘
 * </pre>
 */
final class Watchdog implements AutoCloseable {
  private static final Duration MOMENT = Duration.ofMillis(200);

  /** The time that threads and children have to end at the end of a test. */
  private static final Duration END_OF_OTHERS = Duration.ofSeconds(1);

  private static final ScheduledExecutorService CLOCK =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            var thread = new Thread(task, "test-watchdog");
            thread.setDaemon(true);
            return thread;
          });

  private enum State {
    WATCHES,
    LOOKS,
    RUN_CANCELLED,
    BODY_INTERRUPTED,
    OVER
  }

  private final Thread caller = Thread.currentThread();
  private final Duration limit;
  private final EventLoop loop;

  // All below is guarded by this.
  private State state = State.WATCHES;
  private Future<?> alarm;
  private @Nullable Thread body;
  private @Nullable AssertionError late;

  Watchdog(Duration limit, EventLoop loop) {
    this.limit = limit;
    this.loop = loop;
    alarm = after(limit);
  }

  /** Notes that this thread is that of the test's body: the one that blocks, if one does. */
  synchronized void isBody() {
    body = Thread.currentThread();
  }

  private Future<?> after(Duration delay) {
    return CLOCK.schedule(this::bite, delay.toNanos(), TimeUnit.NANOSECONDS);
  }

  private synchronized void bite() {
    switch (state) {
      case WATCHES -> {
        state = State.LOOKS;
        late = failure("");
        askForALook();
      }
      case LOOKS -> {
        state = State.RUN_CANCELLED;
        caller.interrupt();
      }
      case RUN_CANCELLED, BODY_INTERRUPTED -> {
        state = State.BODY_INTERRUPTED; // it blocks: a request to cancel does not reach it
        (body == null ? caller : body).interrupt(); // the close of a loop has no body
      }
      case OVER -> {
        return;
      }
    }
    alarm = after(MOMENT);
  }

  private void askForALook() {
    onTurnOf(loop, this::look);
  }

  /** Has {@code look} run on the loop's turn when a moment of real time is over. */
  static Future<?> inAMoment(EventLoop loop, Runnable look) {
    return CLOCK.schedule(
        () -> onTurnOf(loop, look), END_OF_OTHERS.toNanos(), TimeUnit.NANOSECONDS);
  }

  private static void onTurnOf(EventLoop loop, Runnable look) {
    try {
      LoopPort.of(loop).execute(look);
    } catch (RejectedExecutionException closed) {
      // There is no task to be seen: it is the close of the loop that takes so long.
    }
  }

  /** Looks at the tasks, on the loop's turn: a loop that is blocked has none for that. */
  private synchronized void look() {
    if (state != State.LOOKS) return;
    var tree = new StringBuilder();
    for (var task : Asyncio.allTasks()) tree.append('\n').append(Asyncio.formatCallGraph(task));
    late = failure(tree.toString());
  }

  private AssertionError failure(String tree) {
    var error =
        new AssertionError(
            "the test takes longer than " + limit + " of real time; it is here:" + tree);
    error.setStackTrace((body == null ? caller : body).getStackTrace());
    return error;
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
