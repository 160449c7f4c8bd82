package dev.asyncio4j.operators;

import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.AsyncIterator;
import dev.asyncio4j.Awaitable;
import dev.asyncio4j.Body;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The streams that have no source, and in its part {@link StreamCombinations} those of several.
 *
 * <p><i>Python:</i> the functions of {@code aiostream.stream} that take no stream, or many.
 *
 * <pre>{@code
 * Stream<Integer> numbers = Streams.just(1).plus(Streams.range(2, 4, 1, null));
 * }</pre>
 */
@SuppressWarnings("overloads") // the sources are told apart by their types; no lambda is meant
public final class Streams extends StreamCombinations {
  private Streams() {}

  /**
   * Returns the items of an iterable.
   *
   * <p><i>Python:</i> {@code iterate}. Its iterator runs on the loop, so it must not block: give
   * what blocks to {@code toThread}, and a stream of its results.
   *
   * @param items the items; each run takes an iterator of its own
   * @param <T> the type of the items
   * @return the stream
   */
  public static <T extends @Nullable Object> Stream<T> iterate(Iterable<? extends T> items) {
    Objects.requireNonNull(items, "items");
    return Recipe.make("iterate", scope -> new Items<T>(items, scope));
  }

  /**
   * Returns the items of an asynchronous iterable: {@link Stream#of}.
   *
   * <p><i>Python:</i> {@code iterate}; same.
   *
   * @param items the items; an iterator, such as a generator, runs once
   * @param <T> the type of the items
   * @return the stream
   */
  public static <T extends @Nullable Object> Stream<T> iterate(AsyncIterable<? extends T> items) {
    return Recipe.of(items);
  }

  /**
   * Returns the items of a stream of the JDK, which runs once and is closed then.
   *
   * <p><i>Python:</i> none. It runs on the loop, so it must not block.
   *
   * @param once the stream; it must not have been used
   * @param <T> the type of the items
   * @return the stream
   * @throws IllegalStateException if it is run a second time
   */
  public static <T extends @Nullable Object> Stream<T> iterate(
      java.util.stream.Stream<? extends T> once) {
    Objects.requireNonNull(once, "once");
    return Recipe.make("iterate", Recipe.once(once, scope -> new JavaStream<T>(once, scope)));
  }

  /**
   * Returns the items of an iterator, which is never closed by this stream.
   *
   * <p><i>Python:</i> {@code preserve}. Items that a run has asked for and could not give, because
   * it was left or cancelled, come first when the iterator is preserved again.
   *
   * <pre>{@code
   * var numbers = Streams.range(10).stream();
   * List<Integer> head = await(Streams.preserve(numbers).take(2).toList());
   * List<Integer> next = await(Streams.preserve(numbers).take(2).toList());
   * numbers.close();
   * }</pre>
   *
   * @param iterator the iterator
   * @param <T> the type of the items
   * @return the stream
   * @throws IllegalStateException if it is run a second time: preserve the iterator again
   */
  public static <T extends @Nullable Object> Stream<T> preserve(AsyncIterator<T> iterator) {
    Objects.requireNonNull(iterator, "iterator");
    return Recipe.make(
        "preserve", Recipe.once(iterator, scope -> new Preserved<>(iterator, scope)));
  }

  /**
   * Returns one item.
   *
   * <p><i>Python:</i> {@code just}; same.
   *
   * @param value the item
   * @param <T> the type of the item
   * @return the stream
   */
  public static <T extends @Nullable Object> Stream<T> just(T value) {
    return iterate(Collections.singletonList(value));
  }

  /**
   * Returns the result of an awaitable as the one item.
   *
   * <p><i>Python:</i> {@code just} of an awaitable; same. A coroutine can be awaited once, and so
   * its stream runs once; a future's any number of times.
   *
   * @param value what is awaited when the item is asked for; null is an item itself
   * @param <T> the type of the item
   * @return the stream
   */
  public static <T extends @Nullable Object> Stream<T> just(
      @Nullable Awaitable<? extends T> value) {
    return call(() -> value == null ? null : await(value));
  }

  /**
   * Returns the result of a call as the one item.
   *
   * <p><i>Python:</i> {@code call}; the arguments are the lambda's.
   *
   * @param body what is called in each run; it may await
   * @param <T> the type of the item
   * @return the stream
   */
  public static <T extends @Nullable Object> Stream<T> call(Body<? extends T> body) {
    Objects.requireNonNull(body, "body");
    return Recipe.make("call", scope -> new Single<T>(body, scope));
  }

  /**
   * Returns no items.
   *
   * <p><i>Python:</i> {@code empty}; same.
   *
   * @param <T> the type of the items
   * @return the stream
   */
  public static <T extends @Nullable Object> Stream<T> empty() {
    return iterate(List.of());
  }

  /**
   * Returns a stream that gives nothing and never ends.
   *
   * <p><i>Python:</i> {@code never}; same.
   *
   * <p><b>Cancellation:</b> ends the wait.
   *
   * @param <T> the type of the items
   * @return the stream
   */
  public static <T extends @Nullable Object> Stream<T> never() {
    return Recipe.make("never", scope -> new Never<>());
  }

  /**
   * Returns a stream that fails when it is asked for an item.
   *
   * <p><i>Python:</i> {@code throw}; same.
   *
   * @param error what comes out: this very object
   * @param <T> the type of the items
   * @return the stream
   */
  public static <T extends @Nullable Object> Stream<T> error(Throwable error) {
    Objects.requireNonNull(error, "error");
    return Streams.<T>call(
        () -> {
          throw Errors.<RuntimeException>sneaky(error);
        });
  }

  /**
   * Returns one item without end.
   *
   * <p><i>Python:</i> {@code repeat}; same.
   *
   * @param value the item
   * @param <T> the type of the item
   * @return the stream
   */
  public static <T extends @Nullable Object> Stream<T> repeat(T value) {
    return Numbers.stream("repeat", 0, 0, Numbers.ENDLESS, null, number -> value);
  }

  /**
   * Returns one item some times.
   *
   * <p><i>Python:</i> {@code repeat(value, times, interval=…)}; same.
   *
   * @param value the item
   * @param times how often; a negative number is 0
   * @param interval how long at least between two, as {@link Stream#spaceOut} has it; null: nothing
   * @param <T> the type of the item
   * @return the stream
   */
  public static <T extends @Nullable Object> Stream<T> repeat(
      T value, long times, @Nullable Duration interval) {
    return Numbers.stream("repeat", 0, 0, times, interval, number -> value);
  }

  /**
   * Returns the numbers from 0 on.
   *
   * <p><i>Python:</i> {@code range(stop)}; same.
   *
   * @param stop the number after the last one
   * @return the stream
   */
  public static Stream<Integer> range(int stop) {
    return range(0, stop, 1, null);
  }

  /**
   * Returns the numbers from one on, at equal distances.
   *
   * <p><i>Python:</i> {@code range(start, stop, step, interval=…)}; same.
   *
   * @param start the first number
   * @param stop the number that is not reached
   * @param step the distance, not 0; negative: downwards
   * @param interval how long at least between two, as {@link Stream#spaceOut} has it; null: nothing
   * @return the stream
   * @throws IllegalArgumentException if {@code step} is 0
   */
  public static Stream<Integer> range(int start, int stop, int step, @Nullable Duration interval) {
    long count = Numbers.count(start, stop, step);
    return Numbers.stream("range", start, step, count, interval, number -> (int) number);
  }

  /**
   * Returns the numbers from 0 on, without end.
   *
   * <p><i>Python:</i> {@code count()}; same.
   *
   * @return the stream
   */
  public static Stream<Long> count() {
    return count(0, 1, null);
  }

  /**
   * Returns numbers at equal distances, without end.
   *
   * <p><i>Python:</i> {@code count(start, step, interval=…)}; but the numbers are of 64 bits.
   *
   * @param start the first number
   * @param step the distance
   * @param interval how long at least between two, as {@link Stream#spaceOut} has it; null: nothing
   * @return the stream
   */
  public static Stream<Long> count(long start, long step, @Nullable Duration interval) {
    return Numbers.stream("count", start, step, Numbers.ENDLESS, interval, number -> number);
  }
}
