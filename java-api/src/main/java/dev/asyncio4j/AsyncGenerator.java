package dev.asyncio4j;

import org.jspecify.annotations.Nullable;

/**
 * An async iterator whose elements a body emits, one each time it is asked.
 *
 * <p><i>Python:</i> an asynchronous generator; {@code yield x} is {@code y.emit(x)}. {@code asend},
 * {@code athrow} and {@code aclose} are {@link #send}, {@link #throwInto} and {@link #close}. Where
 * Python closes a generator that nobody holds any more, this one is closed by {@link #close()} or
 * at the end of {@code run}.
 *
 * <p><b>Cancellation:</b> the body runs in the task that asks for the next element, and its awaits
 * are that task's.
 *
 * <pre>{@code
 * AsyncGenerator<Integer> ticks =
 *     asyncGenerator(
 *         y -> {
 *           for (int i = 0; i < 3; i++) {
 *             await(sleep(Duration.ofMillis(10)));
 *             y.emit(i);
 *           }
 *         });
 * for (int tick : each(ticks)) System.out.println(tick);
 * }</pre>
 *
 * @param <T> the type of the elements
 */
public interface AsyncGenerator<T extends @Nullable Object> extends AsyncIterator<T> {
  /**
   * Asks for the next element; {@code emit} in the body returns {@code value}.
   *
   * <p><b>Cancellation:</b> comes out of the await that the body is in; the body may catch it and
   * emit on.
   *
   * @param value what the body gets; null for the first element
   * @return the coroutine to await
   * @throws IllegalArgumentException when awaited, if a value is sent to a generator that has not
   *     started
   * @throws dev.asyncio4j.exceptions.StopAsyncIterationException when awaited, if there are no more
   */
  @CheckReturnValue
  Awaitable<T> send(@Nullable Object value);

  /**
   * Throws an error out of the {@code emit} where the body waits; gives the next element.
   *
   * <p><b>Cancellation:</b> as {@link #send}.
   *
   * @param error what to throw
   * @return the coroutine to await
   * @throws RuntimeException when awaited, if the body does not catch it: {@code error} itself,
   *     checked or not
   */
  @CheckReturnValue
  Awaitable<T> throwInto(Throwable error);

  /**
   * Ends the body: {@link dev.asyncio4j.exceptions.GeneratorExit} comes out of the {@code emit}
   * where it waits.
   *
   * <p><b>Cancellation:</b> comes out of what the body does to clean up.
   *
   * @return the coroutine to await
   * @throws IllegalStateException when awaited, if the body emits another element
   */
  @CheckReturnValue
  Awaitable<@Nullable Void> close();

  /**
   * The code that emits the elements and returns when there are no more.
   *
   * <p>What it fails with goes to who asked for the next element.
   *
   * @param <T> the type of the elements
   */
  @FunctionalInterface
  interface Body<T extends @Nullable Object> extends VoidBody1<Yielder<T>> {}

  /**
   * Takes the elements of a generator's body.
   *
   * @param <T> the type of the elements
   */
  interface Yielder<T extends @Nullable Object> {
    /**
     * Hands an element out and waits until the next one is asked for.
     *
     * @param element the element
     * @return what {@link AsyncGenerator#send} was given, else null
     * @throws IllegalStateException if called outside the generator's body
     */
    @Nullable Object emit(T element);
  }
}
