package dev.asyncio4j.nurseries;

import dev.asyncio4j.Body;
import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.VoidBody;
import org.jspecify.annotations.Nullable;

/**
 * A number of tokens, of which each borrower holds one at most; the number can be changed.
 *
 * <p><i>Python:</i> trio's and anyio's {@code CapacityLimiter}. Tokens go to those that wait in
 * their order, at the moment of the release.
 *
 * <p><b>Cancellation:</b> who waits and is cancelled has no token; one that it had been given goes
 * on to the next, if the cancellation is asyncio's; a scope does not undo a wait that is over.
 *
 * <p><b>Thread and loop:</b> on the turn of one loop.
 *
 * <pre>{@code
 * CapacityLimiter four = CapacityLimiter.create(4);
 * openNursery(nursery -> {
 *   for (String item : items) nursery.startSoon(async(() -> four.with(() -> await(fetch(item)))));
 * });
 * }</pre>
 */
@SuppressWarnings("overloads") // a body with a value and its twin without
public interface CapacityLimiter {
  /**
   * Returns a new limiter.
   *
   * @param totalTokens at least 0
   * @return the limiter
   * @throws IllegalArgumentException if the number is negative
   */
  static CapacityLimiter create(int totalTokens) {
    return new LimiterImpl(totalTokens);
  }

  /** {@return how many tokens there are} */
  int totalTokens();

  /**
   * Changes how many tokens there are; as many tasks go on as more tokens are free.
   *
   * @param n at least 0; with fewer than are held, releases come first
   * @throws IllegalArgumentException if the number is negative
   */
  void totalTokens(int n);

  /** {@return how many tokens are held} */
  int borrowedTokens();

  /** {@return how many tokens are free; negative if more are held than there are} */
  int availableTokens();

  /**
   * Borrows a token for the task that awaits this.
   *
   * @return the coroutine to await
   * @throws IllegalStateException when awaited, if the task holds one or waits for one
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> acquire();

  /**
   * Borrows a token for somebody.
   *
   * @param borrower who holds it, by {@code equals}
   * @return the coroutine to await
   * @throws IllegalStateException when awaited, if the borrower holds one or waits for one
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> acquireOnBehalfOf(Object borrower);

  /**
   * Borrows a token for the current task at once, or not at all.
   *
   * @throws WouldBlockException if none is free
   * @throws IllegalStateException if the task holds one or waits for one, or if no task runs
   */
  void acquireNowait();

  /**
   * Borrows a token for somebody at once, or not at all.
   *
   * @param borrower who holds it, by {@code equals}
   * @throws WouldBlockException if none is free
   * @throws IllegalStateException if the borrower holds one or waits for one
   */
  void acquireOnBehalfOfNowait(Object borrower);

  /**
   * Gives the token of the current task back.
   *
   * @throws IllegalStateException if the task holds none, or if no task runs
   */
  void release();

  /**
   * Gives the token of somebody back.
   *
   * @param borrower who holds it, by {@code equals}
   * @throws IllegalStateException if the borrower holds none
   */
  void releaseOnBehalfOf(Object borrower);

  /**
   * Runs {@code body} with a token of the current task.
   *
   * @param <T> the type of the value
   * @param body the block, run inline
   * @return its value
   * @throws IllegalStateException if the task holds a token or waits for one, or if no task runs
   * @throws RuntimeException whatever the body fails with: the same object, checked or not
   */
  <T extends @Nullable Object> T with(Body<T> body);

  /**
   * Runs a block without a value with a token of the current task.
   *
   * @param body the block, run inline
   * @throws IllegalStateException as {@link #with(Body)} says
   * @see #with(Body)
   */
  void with(VoidBody body);

  /** {@return who holds tokens, and how many tasks wait} */
  LimiterStatistics statistics();
}
