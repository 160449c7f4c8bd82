package dev.asyncio4j.sync;

import dev.asyncio4j.Body;
import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.VoidBody;
import org.jspecify.annotations.Nullable;

/**
 * A thing to acquire and release: the common part of locks, conditions and semaphores.
 *
 * <p><i>Python:</i> the methods that {@code asyncio.Lock}, {@code Condition} and {@code Semaphore}
 * share; {@code async with lock:} is {@link #with(Body)}.
 *
 * <p><b>Thread and loop:</b> to be used by the tasks of one loop, on its thread.
 */
public interface Lockable {
  /**
   * Acquires this, waiting for its turn if need be; gives {@code true}.
   *
   * <p><b>Cancellation:</b> the task leaves the queue and has acquired nothing; a turn it was
   * already given goes on to the next one.
   *
   * @return the coroutine to await
   */
  @CheckReturnValue
  Coroutine<Boolean> acquire();

  /**
   * Releases this and lets the next waiter run.
   *
   * @throws IllegalStateException if a lock is not acquired
   * @throws IllegalArgumentException if a bounded semaphore is released more often than it was
   *     acquired
   */
  void release();

  /** {@return whether acquiring would have to wait} */
  boolean locked();

  /**
   * Acquires, runs {@code body} in the same task and releases, however the body ends.
   *
   * <p><b>Cancellation:</b> while it waits, as {@link #acquire()}; in the body, it is released and
   * the cancellation goes on.
   *
   * @param body what to run; its exceptions come out as they are, checked ones undeclared
   * @param <T> the type of the body's value
   * @return the body's value
   * @throws IllegalStateException if called outside a coroutine
   */
  <T extends @Nullable Object> T with(Body<T> body);

  /**
   * {@link #with(Body)} for a body without a value.
   *
   * @param body what to run
   * @throws IllegalStateException if called outside a coroutine
   */
  void with(VoidBody body);
}
