package dev.asyncio4j.sync;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.spi.Engine;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets the holder of a lock wait for a change that another holder signals.
 *
 * <p><i>Python:</i> {@code asyncio.Condition}; {@code wait}, {@code wait_for}, {@code notify} and
 * {@code notify_all} are {@link #await()}, {@link #awaitFor}, {@link #signal(int)} and {@link
 * #signalAll()}.
 *
 * <pre>{@code
 * Condition changed = Condition.create();
 * changed.with(() -> {
 *   await(changed.awaitFor(() -> !items.isEmpty()));
 *   items.remove(0);
 * });
 * }</pre>
 */
public interface Condition extends Lockable {
  /** {@return a new condition with a lock of its own} */
  static Condition create() {
    return Engine.provider().newCondition(null);
  }

  /**
   * Returns a new condition on a lock that others may share.
   *
   * @param lock the lock to release while waiting
   * @return the condition
   */
  static Condition create(Lock lock) {
    return Engine.provider().newCondition(lock);
  }

  /**
   * Releases the lock, waits for a signal, acquires the lock again; gives {@code true}.
   *
   * <p>It may return without a signal: test the condition again, or use {@link #awaitFor}.
   *
   * <p><b>Cancellation:</b> the lock is held again when the cancellation comes out, and a signal
   * that was on its way goes to another waiter.
   *
   * @return the coroutine to await
   * @throws IllegalStateException when awaited, if the lock is not acquired
   */
  @CheckReturnValue
  Coroutine<Boolean> await();

  /**
   * Waits until {@code predicate} holds; gives its value.
   *
   * <p>It holds when it is neither {@code null} nor {@code false}; it is tested before the first
   * wait and after each.
   *
   * <p><b>Cancellation:</b> as {@link #await()}.
   *
   * @param predicate the test; it must not await
   * @param <T> the type of its value
   * @return the coroutine to await
   * @throws IllegalStateException when awaited, if it has to wait and the lock is not acquired
   */
  @CheckReturnValue
  <T extends @Nullable Object> Coroutine<T> awaitFor(Supplier<T> predicate);

  /**
   * Wakes one waiter, if there is one.
   *
   * @throws IllegalStateException if the lock is not acquired
   */
  void signal();

  /**
   * Wakes at most {@code n} waiters, first come first; they go on when the lock is free.
   *
   * @param n how many
   * @throws IllegalStateException if the lock is not acquired
   */
  void signal(int n);

  /**
   * Wakes every waiter.
   *
   * @throws IllegalStateException if the lock is not acquired
   */
  void signalAll();
}
