package dev.asyncio4j.loop;

import dev.asyncio4j.Context;
import java.time.Duration;

/**
 * Callbacks, timers and the clock of a loop: a part of {@link EventLoop}.
 *
 * <p>A callback runs on the loop, in a copy of the context that was current when it was scheduled.
 * It cannot await. What it throws goes to the exception handler, and the loop goes on.
 */
public interface CallbackScheduling {
  /**
   * Queues a callback for the next pass.
   *
   * <p><i>Python:</i> {@code loop.call_soon}; same: in the order of the calls, each once.
   *
   * <p><b>Thread and loop:</b> on the loop, or while it does not run.
   *
   * @param callback what to run
   * @return a handle, to cancel it
   * @throws IllegalStateException if the loop is closed; in debug mode, if called from another
   *     thread
   */
  Handle callSoon(Runnable callback);

  /**
   * Queues a callback for the next pass, which runs in {@code context}.
   *
   * <p><i>Python:</i> {@code loop.call_soon(callback, context=…)}; same.
   *
   * @param callback what to run
   * @param context the context variables it sees, not copied
   * @return a handle, to cancel it
   * @throws IllegalStateException if the loop is closed; in debug mode, if called from another
   *     thread
   */
  Handle callSoon(Runnable callback, Context context);

  /**
   * Queues a callback from any thread, and wakes the loop.
   *
   * <p><i>Python:</i> {@code loop.call_soon_threadsafe}; same. Callbacks of one thread run in the
   * order of its calls.
   *
   * <p><b>Thread and loop:</b> from any thread.
   *
   * @param callback what to run
   * @return a handle, to cancel it
   * @throws IllegalStateException if the loop is closed
   */
  Handle callSoonThreadsafe(Runnable callback);

  /**
   * Queues a callback for when {@code delay} has passed.
   *
   * <p><i>Python:</i> {@code loop.call_later}; same, and of equal deadlines the first set runs
   * first.
   *
   * @param delay from now; zero or less means as soon as possible
   * @param callback what to run
   * @return a handle, to cancel it
   * @throws IllegalStateException if the loop is closed; in debug mode, if called from another
   *     thread
   */
  TimerHandle callLater(Duration delay, Runnable callback);

  /**
   * Queues a callback for a point of the loop's time.
   *
   * <p><i>Python:</i> {@code loop.call_at}; same, and of equal deadlines the first set runs first.
   *
   * @param when in the time of {@link #time}
   * @param callback what to run
   * @return a handle, to cancel it
   * @throws IllegalStateException if the loop is closed; in debug mode, if called from another
   *     thread
   */
  TimerHandle callAt(Duration when, Runnable callback);

  /**
   * {@return the loop's time, since an arbitrary start; it never goes back, and is virtual if the
   * loop was made so}
   */
  Duration time();
}
