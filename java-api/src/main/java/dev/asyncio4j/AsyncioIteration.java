package dev.asyncio4j;

import org.jspecify.annotations.Nullable;

/**
 * The part of {@link Asyncio} that iterates over what comes with time.
 *
 * <p>Java has no partial classes, so the parts are a chain: their order means nothing.
 */
abstract class AsyncioIteration extends AsyncioProcesses {
  AsyncioIteration() {}

  /**
   * Returns the elements of {@code source} for a {@code for} statement, which awaits each of them.
   *
   * <p><i>Python:</i> {@code async for}.
   *
   * <p><b>Cancellation:</b> is thrown by the {@code for} statement while it waits for an element.
   *
   * <p><b>Thread and loop:</b> iterated in a coroutine only.
   *
   * <pre>{@code
   * for (String line : each(lines)) {
   *   System.out.println(line);
   * }
   * }</pre>
   *
   * @param <T> the type of the elements
   * @param source what gives the elements
   * @return an iterable
   * @throws IllegalStateException from its iterator, outside a coroutine
   * @throws RuntimeException from its iterator, what the source failed with: the same object,
   *     checked or not
   */
  public static <T extends @Nullable Object> Iterable<T> each(AsyncIterable<T> source) {
    return ENGINE.each(need(source, "source"));
  }

  /**
   * Returns the futures of {@code source} for a {@code for} statement, in the order in which they
   * end.
   *
   * <p><i>Python:</i> {@code async for future in as_completed(…)}.
   *
   * <pre>{@code
   * Task<String> a = createTask(fetch("http://a"));
   * Task<String> b = createTask(fetch("http://b"));
   * for (Future<String> done : each(asCompleted(List.of(a, b), null))) {
   *   System.out.println((done == a ? "a: " : "b: ") + done.result());
   * }
   * }</pre>
   *
   * @param <T> the type of the results
   * @param source the completions
   * @return an iterable of futures that are done
   * @throws dev.asyncio4j.exceptions.AsyncTimeoutException from its iterator, if the timeout has
   *     passed
   * @throws IllegalStateException from its iterator, outside a coroutine
   */
  public static <T extends @Nullable Object> Iterable<Future<T>> each(Completions<T> source) {
    return ENGINE.each(need(source, "source").futures());
  }

  /**
   * Returns an async generator: a body that emits elements as they are asked for.
   *
   * <p><i>Python:</i> an {@code async def} with {@code yield}. The body starts with the first
   * element that is asked for.
   *
   * @param body what emits the elements
   * @param <T> the type of the elements
   * @return the generator
   */
  public static <T extends @Nullable Object> AsyncGenerator<T> asyncGenerator(
      AsyncGenerator.Body<T> body) {
    return ENGINE.asyncGenerator(need(body, "body"));
  }
}
