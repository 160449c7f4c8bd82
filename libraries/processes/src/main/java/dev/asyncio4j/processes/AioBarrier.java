package dev.asyncio4j.processes;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A barrier that processes share: all pass together, or it is broken for all.
 *
 * <p><i>Python:</i> {@code AioBarrier}. One that is cancelled, runs out of time or dies breaks it,
 * until it is reset.
 *
 * <p><b>Cancellation:</b> of a wait: the barrier is broken for all that wait.
 */
public interface AioBarrier {
  /**
   * Blocks until all are there.
   *
   * @param limit how long at most; then the barrier is broken
   * @return which one this was, from 0 on
   * @throws dev.asyncio4j.exceptions.BrokenBarrierException if it is broken
   * @throws IllegalStateException in a task
   */
  int waitFor(Duration limit);

  /**
   * Waits until all are there.
   *
   * @return gives which one this was, from 0 on
   * @throws dev.asyncio4j.exceptions.BrokenBarrierException when awaited, if it is broken
   */
  @CheckReturnValue
  Coroutine<Integer> coroWait();

  /**
   * Waits until all are there.
   *
   * @param limit how long at most; then the barrier is broken
   * @return gives which one this was, from 0 on
   * @throws dev.asyncio4j.exceptions.BrokenBarrierException when awaited, if it is broken
   */
  @CheckReturnValue
  Coroutine<Integer> coroWait(Duration limit);

  /** {@return a coroutine that makes it new; who waits finds it broken} */
  @CheckReturnValue
  Coroutine<@Nullable Void> coroReset();

  /** {@return a coroutine that breaks it} */
  @CheckReturnValue
  Coroutine<@Nullable Void> coroAbort();

  /** {@return how many pass together} */
  int parties();

  /** {@return how many wait now} */
  int waiting();

  /** {@return whether it is broken} */
  boolean broken();
}
