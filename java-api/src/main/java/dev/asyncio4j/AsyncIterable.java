package dev.asyncio4j;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.each;

import dev.asyncio4j.exceptions.StopAsyncIterationException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A source of elements that come with time.
 *
 * <p><i>Python:</i> an asynchronous iterable; {@code async for x in source:} is {@code for (T x :
 * each(source))}, and the methods here are asynchronous comprehensions. What they are given may
 * await.
 *
 * <pre>{@code
 * // [await fetch(x) async for x in lines if x.startswith("https")]
 * List<String> pages =
 *     await(lines.filter(x -> x.startsWith("https")).map(x -> await(fetch(x))).toList());
 * }</pre>
 *
 * @param <T> the type of the elements
 */
public interface AsyncIterable<T extends @Nullable Object> {
  /** {@return an iterator over the elements} */
  AsyncIterator<T> iterator();

  /**
   * Returns the elements changed by a function, one by one as they are asked for.
   *
   * @param function what makes the new element; it may await
   * @param <R> the type of the new elements
   * @return the changed elements
   */
  default <R extends @Nullable Object> AsyncIterable<R> map(
      Mapper<? super T, ? extends R> function) {
    return () -> {
      AsyncIterator<T> source = iterator();
      return () -> async(() -> function.apply(await(source.next())));
    };
  }

  /**
   * Returns the elements that pass a test.
   *
   * @param test what an element must pass; it may await
   * @return the elements that pass
   */
  default AsyncIterable<T> filter(Test<? super T> test) {
    return () -> {
      AsyncIterator<T> source = iterator();
      return () ->
          async(
              () -> {
                T element;
                do {
                  element = await(source.next());
                } while (!test.test(element));
                return element;
              });
    };
  }

  /**
   * Returns the first elements, at most {@code count} of them.
   *
   * @param count how many
   * @return the first elements
   */
  default AsyncIterable<T> limit(int count) {
    return () -> {
      AsyncIterator<T> source = iterator();
      int[] left = {count};
      return () ->
          async(
              () -> {
                if (left[0]-- <= 0) {
                  throw new StopAsyncIterationException(
                      "all of the first " + count + " elements have been taken");
                }
                return await(source.next());
              });
    };
  }

  /**
   * Takes all elements into a list.
   *
   * <p><b>Cancellation:</b> what was taken is dropped; the source stays where it is.
   *
   * @return the coroutine to await
   */
  default Coroutine<List<T>> toList() {
    return async(
        () -> {
          List<T> elements = new ArrayList<>();
          each(this).forEach(elements::add);
          return elements;
        });
  }

  /**
   * Gives each element to an action.
   *
   * @param action what to do; it may await
   * @return the coroutine to await
   */
  default Coroutine<@Nullable Void> forEach(Action<? super T> action) {
    return async(
        () -> {
          for (T element : each(this)) {
            action.accept(element);
          }
        });
  }

  /**
   * A function that may await and may fail.
   *
   * @param <T> what it takes
   * @param <R> what it gives
   */
  @FunctionalInterface
  interface Mapper<T extends @Nullable Object, R extends @Nullable Object> {
    /**
     * Applies the function.
     *
     * @param element the element
     * @return the new element
     * @throws Exception if the function fails
     */
    R apply(T element) throws Exception;
  }

  /**
   * A test that may await and may fail.
   *
   * @param <T> what it takes
   */
  @FunctionalInterface
  interface Test<T extends @Nullable Object> {
    /**
     * Tests an element.
     *
     * @param element the element
     * @return whether it passes
     * @throws Exception if the test fails
     */
    boolean test(T element) throws Exception;
  }

  /**
   * An action that may await and may fail.
   *
   * @param <T> what it takes
   */
  @FunctionalInterface
  interface Action<T extends @Nullable Object> {
    /**
     * Does it.
     *
     * @param element the element
     * @throws Exception if the action fails
     */
    void accept(T element) throws Exception;
  }
}
