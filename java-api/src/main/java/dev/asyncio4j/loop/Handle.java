package dev.asyncio4j.loop;

import dev.asyncio4j.Context;

/**
 * A callback that waits for its turn.
 *
 * <p><i>Python:</i> {@code asyncio.Handle}; same. What the callback throws goes to the loop's
 * exception handler.
 */
public interface Handle {
  /**
   * Keeps the callback from running, if it has not begun; it is let go of at once.
   *
   * <p><b>Thread and loop:</b> from any thread for a handle of {@link
   * CallbackScheduling#callSoonThreadsafe}, but it does not wait for a callback that runs; else on
   * the loop.
   */
  void cancel();

  /** {@return whether it was cancelled} */
  boolean cancelled();

  /** {@return the context variables that the callback runs with: the object itself, not a copy} */
  Context context();
}
