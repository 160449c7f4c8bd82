package dev.asyncio4j.operators;

import dev.asyncio4j.AsyncGenerator;
import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.VoidBody1;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A cold stream of items: a description of where they come from, which runs each time it is read.
 *
 * <p><i>Python:</i> {@code aiostream}'s {@code Stream}. There is one spelling: {@code xs |
 * pipe.take(3)} and {@code stream.take(xs, 3)} are {@code xs.take(3)}.
 *
 * <p>A run closes what it has opened when it ends, fails or is cancelled. A loop that is left early
 * closes it if it reads a {@link #stream()} inside {@code try}; otherwise that is done at the end
 * of {@code run}, as with an abandoned generator.
 *
 * <p>Nulls are items as others. A stream that never waits gives up the turn for a pass of the loop
 * every 1,000 items.
 *
 * <p><b>Cancellation:</b> ends the wait for an item, and closes all sources before it comes out.
 *
 * <p><b>Thread and loop:</b> a stream is immutable and may be read in several loops; each run
 * belongs to the loop and the task that asks for its items.
 *
 * <pre>{@code
 * List<String> pages =
 *     await(
 *         Stream.of(lines)
 *             .filter(x -> x.startsWith("https"))
 *             .mapConcurrent(x -> await(fetch(x)), Concurrency.ordered().limit(10))
 *             .take(100)
 *             .toList());
 * }</pre>
 *
 * @param <T> the type of the items
 */
public sealed interface Stream<T extends @Nullable Object>
    extends StreamSelection<T>, StreamTransformation<T>, StreamFlattening<T>, StreamTiming<T>
    permits Recipe {
  /**
   * Returns the items of a source as a stream.
   *
   * <p><i>Python:</i> {@code stream.iterate}, and {@code streamcontext(xs)} with {@link #stream()}.
   * A stream stays itself. A source that is an iterator, such as a generator, runs once.
   *
   * @param source the source; its iterators are closed if they are generators or can be closed
   * @param <T> the type of the items
   * @return the stream
   */
  static <T extends @Nullable Object> Stream<T> of(AsyncIterable<? extends T> source) {
    return Recipe.of(source);
  }

  /**
   * {@return a run of this stream as a generator; closed at the end of {@code run} at the latest}
   */
  @Override
  AsyncGenerator<T> iterator();

  /**
   * Returns a run of this stream that closes everything when it is left.
   *
   * <p><i>Python:</i> {@code xs.stream()}, for {@code async with}.
   *
   * <pre>{@code
   * try (var s = Stream.of(lines).stream()) {
   *   for (String line : each(s)) {
   *     if (line.isEmpty()) break;
   *   }
   * }
   * }</pre>
   *
   * @return the run, for a {@code try} statement
   */
  Streamer<T> stream();

  /**
   * Runs the stream and returns its last item.
   *
   * <p><i>Python:</i> {@code await xs}.
   *
   * <p><b>Cancellation:</b> all sources are closed.
   *
   * @return the coroutine to await
   * @throws StreamEmptyException when awaited, if there was no item
   * @throws RuntimeException when awaited, what a source or function failed with, checked or not
   */
  @CheckReturnValue
  default Coroutine<T> last() {
    return Endings.last(Recipe.of(this));
  }

  /**
   * Runs the stream and returns all items.
   *
   * <p><i>Python:</i> {@code await stream.list(xs)}.
   *
   * <p><b>Cancellation:</b> what was taken is dropped; all sources are closed.
   *
   * @return the coroutine to await; the list may be changed
   * @throws RuntimeException when awaited, what a source or function failed with, checked or not
   */
  @CheckReturnValue
  @Override
  default Coroutine<List<T>> toList() {
    return Endings.collect(Recipe.<T>of(this), Collectors.toCollection(ArrayList<T>::new));
  }

  /**
   * Runs the stream for what its functions do.
   *
   * <p><i>Python:</i> {@code await xs}, where the item does not matter; an empty one is no error.
   *
   * <p><b>Cancellation:</b> all sources are closed.
   *
   * @return the coroutine to await
   * @throws RuntimeException when awaited, what a source or function failed with, checked or not
   */
  @CheckReturnValue
  default Coroutine<@Nullable Void> run() {
    return forEach(item -> {});
  }

  /**
   * Runs the stream and gives each item to an action, in this task.
   *
   * <p><b>Cancellation:</b> comes out of the action or of the wait for an item; all sources are
   * closed.
   *
   * @param action what to do; it may await
   * @return the coroutine to await
   * @throws RuntimeException when awaited, what a source or function failed with, checked or not
   */
  @CheckReturnValue
  @Override
  default Coroutine<@Nullable Void> forEach(VoidBody1<? super T> action) {
    return Endings.forEach(Recipe.of(this), action);
  }

  /**
   * Runs the stream and collects its items.
   *
   * <p><i>Python:</i> none.
   *
   * <p><b>Cancellation:</b> what was collected is dropped; all sources are closed.
   *
   * <pre>{@code
   * String text = await(Stream.of(lines).collect(java.util.stream.Collectors.joining("\n")));
   * }</pre>
   *
   * @param collector one of the JDK's or your own; its functions must not await
   * @param <A> the type of what it collects into
   * @param <R> the type of the result
   * @return the coroutine to await
   * @throws RuntimeException when awaited, what a source or function failed with, checked or not
   */
  @CheckReturnValue
  default <A extends @Nullable Object, R extends @Nullable Object> Coroutine<R> collect(
      Collector<? super T, A, R> collector) {
    return Endings.collect(Recipe.of(this), collector);
  }
}
