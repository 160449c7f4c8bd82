package dev.asyncio4j;

import org.jspecify.annotations.Nullable;

/**
 * Awaitables that run at the same time, to be taken in the order in which they end.
 *
 * <p><i>Python:</i> what {@code asyncio.as_completed} returns. That object has two ways to iterate,
 * plain and async; Java cannot have both in one, since both need a method {@code iterator()}. Here
 * plain iteration gives awaitables: the i-th gives the i-th result to arrive. {@link #futures} is
 * the async side: it gives the futures themselves, so that you can tell which one ended. Both draw
 * on the same stock, and iteration may stop and go on later.
 *
 * @param <T> the type of the results
 * @see Asyncio#asCompleted
 */
public interface Completions<T extends @Nullable Object> extends Iterable<Awaitable<T>> {
  /**
   * Returns the async side: the given futures, and the tasks made of the given coroutines, as they
   * end.
   *
   * <p><b>Cancellation:</b> ends the wait for the next one only: all go on.
   *
   * @return an iterable of futures that are done
   * @throws dev.asyncio4j.exceptions.AsyncTimeoutException from its {@code next()} when awaited,
   *     for each one that the timeout came before
   */
  AsyncIterable<Future<T>> futures();
}
