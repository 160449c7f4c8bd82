package dev.asyncio4j.operators;

import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.Body1;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The operators that change items: a part of {@link Stream}.
 *
 * <p>Each asks its source when it is asked itself, in the same task, unless it says otherwise.
 * Functions may await; what they fail with comes out as the same object.
 *
 * @param <T> the type of the items
 */
public sealed interface StreamTransformation<T extends @Nullable Object> extends AsyncIterable<T>
    permits Stream {
  /**
   * Returns the items changed by a function, one after the other.
   *
   * <p><i>Python:</i> {@code map} of a plain function, and {@code smap}. For calls beside one
   * another see {@link #mapConcurrent}.
   *
   * @param function what makes the new item; it may await
   * @param <R> the type of the new items
   * @return the changed items
   */
  @Override
  default <R extends @Nullable Object> Stream<R> map(Body1<? super T, ? extends R> function) {
    Objects.requireNonNull(function, "function");
    return Recipe.<T>of(this).then("map", source -> new Mapped<T, R>(source, function));
  }

  /**
   * Returns the items changed by a function that runs in tasks of its own, some at a time.
   *
   * <p><i>Python:</i> {@code map} of a coroutine function, {@code amap}. Without a limit there are
   * as many tasks as items: give one. A place is free again when the item after the result is asked
   * for.
   *
   * <p><b>Cancellation:</b> cancels the calls that run and waits for their end; so does the failure
   * of a call, after the results that come before it.
   *
   * <p><b>Thread and loop:</b> the calls are tasks named {@code mapConcurrent-1} and so on, with
   * the context variables that the consumer had when it asked for the first item.
   *
   * <pre>{@code
   * Stream<String> pages =
   *     Stream.of(lines).mapConcurrent(x -> await(fetch(x)), Concurrency.ordered().limit(10));
   * }</pre>
   *
   * @param function what makes the new item; it may await
   * @param concurrency the order of the results, and how many calls at a time
   * @param <R> the type of the new items
   * @return the changed items
   */
  default <R extends @Nullable Object> Stream<R> mapConcurrent(
      Body1<? super T, ? extends R> function, Concurrency concurrency) {
    Objects.requireNonNull(function, "function");
    Integer limit = concurrency.limit();
    if (limit != null && limit == 1) return map(function);
    return Recipe.<T>of(this)
        .then("mapConcurrent", source -> new ConcurrentMap<T, R>(source, function, concurrency));
  }

  /**
   * Returns the items with their numbers.
   *
   * <p><i>Python:</i> {@code enumerate}; same.
   *
   * @param start the number of the first item
   * @param step the distance of the numbers
   * @return the items with their numbers
   */
  default Stream<Indexed<T>> enumerate(long start, long step) {
    return Recipe.<T>of(this).then("enumerate", source -> new Enumerated<>(source, start, step));
  }

  /**
   * Returns the items in lists; the last list may be shorter.
   *
   * <p><i>Python:</i> {@code chunks}; same.
   *
   * @param size the length of the lists, at least 1
   * @return unmodifiable lists
   * @throws IllegalArgumentException if {@code size} is less than 1
   */
  default Stream<List<T>> chunks(int size) {
    Limits.checkSize("chunks", size);
    return Recipe.<T>of(this).then("chunks", source -> new Chunked<>(source, size));
  }

  /**
   * Returns the items in lists, each of which goes out some time after its first item at the
   * latest.
   *
   * <p><i>Python:</i> none. A task of its own asks the source, one item at a time, and is not
   * disturbed when the time is over.
   *
   * <p><b>Cancellation:</b> items that wait for their list to be full are dropped.
   *
   * <pre>{@code
   * for (List<String> batch : each(Stream.of(lines).chunks(100, Duration.ofSeconds(1)))) {
   *   Files.write(Path.of("log"), batch, StandardOpenOption.APPEND);
   * }
   * }</pre>
   *
   * @param size the length of the lists at most, at least 1
   * @param maxWait how long an item may wait for the others of its list
   * @return unmodifiable lists, none of them empty
   * @throws IllegalArgumentException if {@code size} is less than 1
   */
  default Stream<List<T>> chunks(int size, Duration maxWait) {
    Limits.checkSize("chunks", size);
    Objects.requireNonNull(maxWait, "maxWait");
    return Recipe.<T>of(this).then("chunks", source -> new TimedChunks<>(source, size, maxWait));
  }

  /**
   * Returns the items over and over: when the source has ended, it runs again.
   *
   * <p><i>Python:</i> {@code cycle}; same. A round without items takes one pass of the loop.
   *
   * @return a stream without end
   */
  default Stream<T> cycle() {
    Recipe<T> rounds = Recipe.of(this);
    return rounds.wrap("cycle", scope -> new Cycle<>(rounds, scope));
  }

  /**
   * Returns a first result, and the results of a function of the one before and each item.
   *
   * <p><i>Python:</i> {@code accumulate(f, initial)}; same.
   *
   * @param function gets the result before and an item; it may await
   * @param initial the first result
   * @param <A> the type of the results
   * @return the results, one more than there are items
   */
  default <A extends @Nullable Object> Stream<A> accumulate(
      BiMapper<? super A, ? super T, ? extends A> function, A initial) {
    Objects.requireNonNull(function, "function");
    return Recipe.<T>of(this)
        .then(
            "accumulate",
            source -> new Accumulated<T, A>(source, function, first -> new Item<>(initial)));
  }

  /**
   * Returns the first item, and the results of a function of the one before and each item.
   *
   * <p><i>Python:</i> {@code accumulate(f)}; it adds when it is given no function.
   *
   * @param function gets the result before and an item; it may await
   * @return the results, as many as there are items
   */
  default Stream<T> accumulate(BiMapper<? super T, ? super T, ? extends T> function) {
    Objects.requireNonNull(function, "function");
    return Recipe.<T>of(this)
        .then(
            "accumulate",
            source -> new Accumulated<T, T>(source, function, Accumulated::firstItem));
  }

  /**
   * Returns the last result of {@link #accumulate(BiMapper, Object)}.
   *
   * <p><i>Python:</i> {@code reduce(f, initial)}; same.
   *
   * @param function gets the result before and an item; it may await
   * @param initial the first result
   * @param <A> the type of the result
   * @return a stream of one item
   */
  default <A extends @Nullable Object> Stream<A> reduce(
      BiMapper<? super A, ? super T, ? extends A> function, A initial) {
    return this.<A>accumulate(function, initial).item(-1);
  }

  /**
   * Returns the last result of {@link #accumulate(BiMapper)}.
   *
   * <p><i>Python:</i> {@code reduce(f)}; same.
   *
   * @param function gets the result before and an item; it may await
   * @return a stream of one item
   * @throws IndexOutOfBoundsException if there is no item, as the stream runs
   */
  default Stream<T> reduce(BiMapper<? super T, ? super T, ? extends T> function) {
    return accumulate(function).item(-1);
  }

  /**
   * Returns a stream of one item, the list of all.
   *
   * <p><i>Python:</i> {@code list}; but the list is given once, at the end. {@link Stream#toList}
   * awaits it.
   *
   * @return a stream of an unmodifiable list
   */
  default Stream<List<T>> list() {
    return Recipe.<T>of(this).then("list", Listed::new);
  }

  /**
   * Returns the items that an operator of one's own makes of these.
   *
   * <p><i>Python:</i> {@code xs | f}.
   *
   * @param operator what makes them
   * @param <R> the type of the new items
   * @return the new items
   */
  default <R extends @Nullable Object> Stream<R> pipe(Pipe<T, R> operator) {
    Objects.requireNonNull(operator, "operator");
    return Recipe.of(operator.apply(this));
  }

  /**
   * Returns the items, and those of another source after them.
   *
   * <p><i>Python:</i> {@code xs + ys}, and {@code chain}. The other source is opened when this one
   * has ended and is closed.
   *
   * @param after the other source
   * @return the items of both
   */
  default Stream<T> plus(AsyncIterable<? extends T> after) {
    return Plus.of(Recipe.of(this), Recipe.of(after));
  }
}
