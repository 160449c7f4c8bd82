package dev.asyncio4j.processes;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A condition that processes share, with its lock.
 *
 * <p><i>Python:</i> {@code AioCondition}; {@code notify} is {@link #signal()}.
 *
 * <p><b>Cancellation:</b> of a wait: the lock is held again before the error comes out.
 */
public interface AioCondition extends AioLock {
  /**
   * Releases the lock, blocks until a signal, and acquires the lock again.
   *
   * @param limit how long at most
   * @return whether there was a signal
   * @throws IllegalStateException if the lock is not held, or in a task
   */
  boolean waitFor(Duration limit);

  /**
   * Releases the lock, waits for a signal, and acquires the lock again.
   *
   * @return gives true
   * @throws IllegalStateException when awaited, if the lock is not held
   */
  @CheckReturnValue
  Coroutine<Boolean> coroWait();

  /**
   * Releases the lock, waits for a signal, and acquires the lock again.
   *
   * @param limit how long at most
   * @return gives whether there was a signal
   */
  @CheckReturnValue
  Coroutine<Boolean> coroWait(Duration limit);

  /**
   * Waits until a condition holds, which is asked for here, now and after each signal.
   *
   * @param <T> the type of its value
   * @param predicate holds unless it gives null or false
   * @return gives the value
   */
  @CheckReturnValue
  <T extends @Nullable Object> Coroutine<T> coroWaitFor(Supplier<T> predicate);

  /** Wakes one that waits; the lock must be held. */
  void signal();

  /**
   * Wakes some that wait; the lock must be held.
   *
   * @param n how many at most
   */
  void signal(int n);

  /** Wakes all that wait; the lock must be held. */
  void signalAll();
}
