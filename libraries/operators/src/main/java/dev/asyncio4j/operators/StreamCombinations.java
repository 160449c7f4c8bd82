package dev.asyncio4j.operators;

import dev.asyncio4j.AsyncIterable;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The part of {@link Streams} that makes one stream of several sources.
 *
 * <p>Where the items of several are wanted at a time, a task of its own asks each source, for one
 * item, and for the next when that was taken and more is asked for.
 *
 * <p><b>Cancellation:</b> cancels the waits of all sources and closes them, the last first. So does
 * the failure of one of them, which then comes out as the same object.
 */
abstract class StreamCombinations {
  StreamCombinations() {}

  /**
   * Returns the items of all sources as they come.
   *
   * <p><i>Python:</i> {@code merge}. Items that come in the same pass of the loop are in the order
   * of their sources; a source that never waits does not keep the others from their turn.
   *
   * <pre>{@code
   * for (String line : each(Streams.merge(lines, source))) System.out.println(line);
   * }</pre>
   *
   * @param sources the sources
   * @param <T> the type of the items
   * @return the items of all
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  public static <T extends @Nullable Object> Stream<T> merge(
      AsyncIterable<? extends T>... sources) {
    return merge(List.of(sources));
  }

  /**
   * Returns the items of all sources as they come.
   *
   * @param sources the sources; copied
   * @param <T> the type of the items
   * @return the items of all
   * @see #merge(AsyncIterable[])
   */
  public static <T extends @Nullable Object> Stream<T> merge(
      Collection<? extends AsyncIterable<? extends T>> sources) {
    return Sources.<T>of(sources).combined("merge", pulls -> new Merge<>("merge", pulls));
  }

  /**
   * Returns the items of one source after the other.
   *
   * <p><i>Python:</i> {@code chain}; same. Each is opened when the one before has ended and is
   * closed.
   *
   * @param sources the sources
   * @param <T> the type of the items
   * @return the items of all
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  public static <T extends @Nullable Object> Stream<T> chain(
      AsyncIterable<? extends T>... sources) {
    return Sources.<T>of(List.of(sources)).chained();
  }

  /**
   * Returns the items of two sources in pairs, until one of them ends.
   *
   * <p><i>Python:</i> {@code zip}; same. Both are asked at once. When one has ended, the other is
   * closed.
   *
   * @param a the one source
   * @param b the other source
   * @param <A> the type of the first items
   * @param <B> the type of the second items
   * @return the pairs
   */
  public static <A extends @Nullable Object, B extends @Nullable Object> Stream<Pair<A, B>> zip(
      AsyncIterable<A> a, AsyncIterable<B> b) {
    return zip(a, b, ZipOptions.defaults());
  }

  /**
   * Returns the items of two sources in pairs, with options.
   *
   * <p><i>Python:</i> {@code zip(a, b, strict=…)}; same.
   *
   * @param a the one source
   * @param b the other source
   * @param options whether different lengths are an error: {@link IllegalArgumentException}, when
   *     an item is asked for
   * @param <A> the type of the first items
   * @param <B> the type of the second items
   * @return the pairs
   */
  public static <A extends @Nullable Object, B extends @Nullable Object> Stream<Pair<A, B>> zip(
      AsyncIterable<A> a, AsyncIterable<B> b, ZipOptions<Object> options) {
    return map(a, b, options, Pair<A, B>::new);
  }

  /**
   * Returns the items of three sources in triples, until one of them ends.
   *
   * <p><i>Python:</i> {@code zip}; same.
   *
   * @param a the first source
   * @param b the second source
   * @param c the third source
   * @param <A> the type of the first items
   * @param <B> the type of the second items
   * @param <C> the type of the third items
   * @return the triples
   */
  @SuppressWarnings("unchecked") // each place of a row has the type of its source
  public static <A extends @Nullable Object, B extends @Nullable Object, C extends @Nullable Object>
      Stream<Triple<A, B, C>> zip(AsyncIterable<A> a, AsyncIterable<B> b, AsyncIterable<C> c) {
    return zip(List.of(a, b, c), ZipOptions.<@Nullable Object>defaults())
        .map(row -> new Triple<>((A) row.get(0), (B) row.get(1), (C) row.get(2)));
  }

  /**
   * Returns the results of a function of one item from each of two sources, until one ends.
   *
   * <p><i>Python:</i> {@code map(f, xs, ys)}; same. Both are asked at once.
   *
   * @param a the one source
   * @param b the other source
   * @param function gets an item of each; it may await
   * @param <A> the type of the first items
   * @param <B> the type of the second items
   * @param <R> the type of the results
   * @return the results
   */
  public static <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
      Stream<R> map(
          AsyncIterable<A> a,
          AsyncIterable<B> b,
          BiMapper<? super A, ? super B, ? extends R> function) {
    return map(a, b, ZipOptions.defaults(), function);
  }

  @SuppressWarnings("unchecked") // each place of a row has the type of its source
  private static <
          A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
      Stream<R> map(
          AsyncIterable<A> a,
          AsyncIterable<B> b,
          ZipOptions<Object> options,
          BiMapper<? super A, ? super B, ? extends R> function) {
    Objects.requireNonNull(function, "function");
    return zip(List.of(a, b), options).map(row -> function.run((A) row.get(0), (B) row.get(1)));
  }

  /**
   * Returns the items of several sources in lists of one from each, until one of them ends.
   *
   * <p><i>Python:</i> {@code zip(*sources, strict=…)}; same. All are asked at once.
   *
   * @param sources the sources; copied
   * @param options whether different lengths are an error: {@link IllegalArgumentException}, when
   *     an item is asked for; the rest is for {@link #zipLatest}
   * @param <T> the type of the items
   * @return unmodifiable lists
   */
  public static <T extends @Nullable Object> Stream<List<T>> zip(
      List<? extends AsyncIterable<? extends T>> sources, ZipOptions<T> options) {
    boolean strict = options.strict();
    return Sources.<T>of(sources).combined("zip", pulls -> new Zip<>(pulls, strict));
  }

  /**
   * Returns the newest items of several sources in a list, anew with each item of any of them.
   *
   * <p><i>Python:</i> {@code ziplatest(*sources, partial=…, default=…)}; same. It ends with the
   * last source.
   *
   * @param sources the sources; copied
   * @param options when it begins, and what stands for an item that has not come
   * @param <T> the type of the items
   * @return unmodifiable lists
   */
  public static <T extends @Nullable Object> Stream<List<T>> zipLatest(
      List<? extends AsyncIterable<? extends T>> sources, ZipOptions<T> options) {
    Objects.requireNonNull(options, "options");
    return Sources.<T>of(sources).combined("zipLatest", pulls -> new ZipLatest<>(pulls, options));
  }

  /**
   * Returns the items of all sources that come, as they come.
   *
   * <p><i>Python:</i> {@code flatten}; same.
   *
   * @param sources the sources
   * @param <T> the type of the items
   * @return the items of all
   * @see Stream#flatMap
   */
  public static <T extends @Nullable Object> Stream<T> flatten(
      AsyncIterable<? extends AsyncIterable<? extends T>> sources) {
    return flatten(sources, Limits.NONE);
  }

  /**
   * Returns the items of all sources that come, as they come, of some sources at a time.
   *
   * <p><i>Python:</i> {@code flatten(xss, task_limit=n)}; same.
   *
   * @param sources the sources
   * @param taskLimit how many are open at a time, at least 1
   * @param <T> the type of the items
   * @return the items of all
   * @throws IllegalArgumentException if {@code taskLimit} is less than 1
   * @see Stream#flatMap(dev.asyncio4j.Body1, int)
   */
  public static <T extends @Nullable Object> Stream<T> flatten(
      AsyncIterable<? extends AsyncIterable<? extends T>> sources, int taskLimit) {
    return Flattening.MERGED.apply("flatten", Recipe.of(sources), taskLimit);
  }

  /**
   * Returns the items of all sources that come, source by source; each is opened at once.
   *
   * <p><i>Python:</i> {@code concat}; same.
   *
   * @param sources the sources
   * @param <T> the type of the items
   * @return the items of all
   * @see Stream#concatMap
   */
  public static <T extends @Nullable Object> Stream<T> concat(
      AsyncIterable<? extends AsyncIterable<? extends T>> sources) {
    return concat(sources, Limits.NONE);
  }

  /**
   * Returns the items of all sources that come, source by source, with some open at a time.
   *
   * <p><i>Python:</i> {@code concat(xss, task_limit=n)}; same.
   *
   * @param sources the sources
   * @param taskLimit how many are open at a time, at least 1
   * @param <T> the type of the items
   * @return the items of all
   * @throws IllegalArgumentException if {@code taskLimit} is less than 1
   * @see Stream#concatMap(dev.asyncio4j.Body1, int)
   */
  public static <T extends @Nullable Object> Stream<T> concat(
      AsyncIterable<? extends AsyncIterable<? extends T>> sources, int taskLimit) {
    return Flattening.IN_ORDER.apply("concat", Recipe.of(sources), taskLimit);
  }

  /**
   * Returns the items of the newest source: the one before is cancelled and closed first.
   *
   * <p><i>Python:</i> {@code switch}; same.
   *
   * @param sources the sources
   * @param <T> the type of the items
   * @return the items of the sources, each until the next one is there
   * @see Stream#switchMap
   */
  public static <T extends @Nullable Object> Stream<T> switchLatest(
      AsyncIterable<? extends AsyncIterable<? extends T>> sources) {
    return Flattening.NEWEST.apply("switchLatest", Recipe.of(sources), Limits.NONE);
  }
}
