package dev.asyncio4j;

import org.jspecify.annotations.Nullable;

/**
 * Gives elements one by one, each of which is awaited.
 *
 * <p><i>Python:</i> an object with {@code __anext__}. To write one, give each element as a
 * coroutine:
 *
 * <pre>{@code
 * Iterator<Integer> numbers = List.of(1, 2, 3).iterator();
 * AsyncIterator<Integer> slowly = () -> async(() -> {
 *   await(sleep(Duration.ofSeconds(1)));
 *   if (!numbers.hasNext()) throw new StopAsyncIterationException("no more numbers");
 *   return numbers.next();
 * });
 * for (int number : each(slowly)) System.out.println(number);
 * }</pre>
 *
 * @param <T> the type of the elements
 */
public interface AsyncIterator<T extends @Nullable Object> extends AsyncIterable<T> {
  /**
   * Returns the next element, to be awaited before the one after it is asked for.
   *
   * <p><i>Python:</i> {@code __anext__}; same.
   *
   * <p><b>Cancellation:</b> ends the wait for this element; whether the next one can be asked for
   * is the source's matter.
   *
   * @return an awaitable
   * @throws dev.asyncio4j.exceptions.StopAsyncIterationException when awaited, if there are no more
   */
  @CheckReturnValue
  Awaitable<T> next();

  /** {@return this iterator itself} */
  @Override
  default AsyncIterator<T> iterator() {
    return this;
  }
}
