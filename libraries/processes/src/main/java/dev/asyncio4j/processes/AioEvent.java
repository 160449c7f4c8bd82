package dev.asyncio4j.processes;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.time.Duration;

/**
 * An event that processes share.
 *
 * <p><i>Python:</i> {@code AioEvent}.
 *
 * <p><b>Cancellation:</b> of a wait: the event stays as it is, and the others go on waiting.
 */
public interface AioEvent {
  /** Sets it, and wakes all that wait. */
  void set();

  /** Clears it. */
  void clear();

  /** {@return whether it is set} */
  boolean isSet();

  /**
   * Blocks until it is set.
   *
   * @param limit how long at most
   * @return whether it is set
   * @throws IllegalStateException in a task: await {@link #coroWait()} there
   */
  boolean waitFor(Duration limit);

  /** {@return a coroutine that waits until it is set, and gives true} */
  @CheckReturnValue
  Coroutine<Boolean> coroWait();

  /**
   * Waits until it is set.
   *
   * @param limit how long at most
   * @return gives whether it is set
   */
  @CheckReturnValue
  Coroutine<Boolean> coroWait(Duration limit);
}
