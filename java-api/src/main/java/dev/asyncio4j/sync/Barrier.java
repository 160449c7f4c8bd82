package dev.asyncio4j.sync;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.spi.Engine;
import org.jspecify.annotations.Nullable;

/**
 * A point where a fixed number of tasks wait for each other, again and again.
 *
 * <p><i>Python:</i> {@code asyncio.Barrier}; {@code wait()} is {@link #await()}, {@code n_waiting}
 * is {@link #waiting()}.
 */
public interface Barrier {
  /**
   * Returns a new barrier.
   *
   * @param parties how many tasks it takes to open it
   * @return the barrier
   * @throws IllegalArgumentException if {@code parties} is less than 1
   */
  static Barrier create(int parties) {
    return Engine.provider().newBarrier(parties);
  }

  /**
   * Waits for the others; gives a number from 0 to {@code parties - 1}, in the order of arrival.
   *
   * <p><b>Cancellation:</b> the task leaves; the barrier is not broken and needs one more.
   *
   * @return the coroutine to await
   * @throws dev.asyncio4j.exceptions.BrokenBarrierException when awaited, if the barrier is
   *     aborted, or reset while the task waits
   */
  @CheckReturnValue
  Coroutine<Integer> await();

  /**
   * Breaks the present round, whose waiters fail, and makes the barrier usable again.
   *
   * <p><b>Cancellation:</b> before its turn: nothing is changed.
   *
   * @return the coroutine to await
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> reset();

  /**
   * Breaks the barrier: waiters and later comers fail until {@link #reset()}.
   *
   * <p><b>Cancellation:</b> before its turn: nothing is changed.
   *
   * @return the coroutine to await
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> abort();

  /** {@return how many tasks it takes to open the barrier} */
  int parties();

  /** {@return how many tasks wait now; 0 while those of the last round leave} */
  int waiting();

  /** {@return whether the barrier is broken} */
  boolean broken();
}
