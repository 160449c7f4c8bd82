package dev.asyncio4j.sync;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.spi.Engine;

/**
 * One flag that many tasks wait for.
 *
 * <p><i>Python:</i> {@code asyncio.Event}; {@code wait()} is {@link #await()}.
 *
 * <p><b>Thread and loop:</b> to be used on one loop's thread; from another thread, set it with
 * {@code loop.callSoonThreadsafe(event::set)}.
 */
public interface Event {
  /** {@return a new event, not set} */
  static Event create() {
    return Engine.provider().newEvent();
  }

  /** Sets the flag and wakes every waiting task, in order. */
  void set();

  /** Clears the flag; a task that {@link #set()} has woken stays woken. */
  void clear();

  /** {@return whether the flag is set} */
  boolean isSet();

  /**
   * Waits until the flag is set; gives {@code true}, at once if it is.
   *
   * <p><b>Cancellation:</b> the task stops waiting; the event is as it was.
   *
   * @return the coroutine to await
   */
  @CheckReturnValue
  Coroutine<Boolean> await();
}
