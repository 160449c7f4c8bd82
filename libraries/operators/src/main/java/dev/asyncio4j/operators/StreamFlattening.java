package dev.asyncio4j.operators;

import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.Body1;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The operators that make a source of each item, and one stream of these: a part of {@link Stream}.
 *
 * <p>Unless the limit is 1, a task of its own asks each source, for one item at a time: the next
 * one when the item before was taken and more is asked for. Functions may await.
 *
 * <p><b>Cancellation:</b> cancels the waits of all sources and closes them, the last first. So does
 * the failure of a source or of the function, which then comes out as the same object.
 *
 * @param <T> the type of the items
 */
public sealed interface StreamFlattening<T extends @Nullable Object> extends AsyncIterable<T>
    permits Stream {
  /**
   * Returns the items of the sources as they come.
   *
   * <p><i>Python:</i> {@code flatmap}; same. Without a limit, all sources are open at once.
   *
   * @param function makes a source of an item
   * @param <R> the type of the new items
   * @return the items of all sources
   */
  default <R extends @Nullable Object> Stream<R> flatMap(
      Body1<? super T, ? extends AsyncIterable<? extends R>> function) {
    return flatMap(function, Limits.NONE);
  }

  /**
   * Returns the items of the sources as they come, of some sources at a time.
   *
   * <p><i>Python:</i> {@code flatmap(f, task_limit=n)}; same. While so many are open, this stream
   * is not asked for more.
   *
   * <pre>{@code
   * Stream<String> words =
   *     Stream.of(lines).flatMap(x -> Streams.iterate(List.of(await(fetch(x)).split(" "))), 10);
   * }</pre>
   *
   * @param function makes a source of an item
   * @param taskLimit how many sources are open at a time, at least 1
   * @param <R> the type of the new items
   * @return the items of all sources
   * @throws IllegalArgumentException if {@code taskLimit} is less than 1
   */
  default <R extends @Nullable Object> Stream<R> flatMap(
      Body1<? super T, ? extends AsyncIterable<? extends R>> function, int taskLimit) {
    return Flattening.MERGED.apply("flatMap", sources(function), taskLimit);
  }

  /**
   * Returns the items of the sources, source by source.
   *
   * <p><i>Python:</i> {@code concatmap}; same. Each source is opened, and asked for its first item,
   * as soon as it is there.
   *
   * @param function makes a source of an item
   * @param <R> the type of the new items
   * @return the items of all sources
   */
  default <R extends @Nullable Object> Stream<R> concatMap(
      Body1<? super T, ? extends AsyncIterable<? extends R>> function) {
    return concatMap(function, Limits.NONE);
  }

  /**
   * Returns the items of the sources, source by source, with some of them open at a time.
   *
   * <p><i>Python:</i> {@code concatmap(f, task_limit=n)}; same. With the limit 1, a source is
   * opened when the one before has ended.
   *
   * @param function makes a source of an item
   * @param taskLimit how many sources are open at a time, at least 1
   * @param <R> the type of the new items
   * @return the items of all sources
   * @throws IllegalArgumentException if {@code taskLimit} is less than 1
   */
  default <R extends @Nullable Object> Stream<R> concatMap(
      Body1<? super T, ? extends AsyncIterable<? extends R>> function, int taskLimit) {
    return Flattening.IN_ORDER.apply("concatMap", sources(function), taskLimit);
  }

  /**
   * Returns the items of the newest source: the one before is cancelled and closed first.
   *
   * <p><i>Python:</i> {@code switchmap}; same. The last source goes on after the end of this
   * stream.
   *
   * @param function makes a source of an item
   * @param <R> the type of the new items
   * @return the items of the sources, each until the next one is there
   */
  default <R extends @Nullable Object> Stream<R> switchMap(
      Body1<? super T, ? extends AsyncIterable<? extends R>> function) {
    return Flattening.NEWEST.apply("switchMap", sources(function), Limits.NONE);
  }

  /** {@return the sources that {@code function} makes of the items} */
  private <R extends @Nullable Object> Recipe<AsyncIterable<? extends R>> sources(
      Body1<? super T, ? extends AsyncIterable<? extends R>> function) {
    Objects.requireNonNull(function, "function");
    return Recipe.<T>of(this).then("map", source -> new Mapped<>(source, function));
  }
}
