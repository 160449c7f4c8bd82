package dev.asyncio4j.operators;

import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.Body1;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The operators that leave items out: a part of {@link Stream}.
 *
 * <p>Each asks its source when it is asked itself, in the same task. Tests may await; what they
 * fail with comes out as the same object.
 *
 * @param <T> the type of the items
 */
public sealed interface StreamSelection<T extends @Nullable Object> extends AsyncIterable<T>
    permits Stream {
  /**
   * Returns the first items.
   *
   * <p><i>Python:</i> {@code take}; same. The source is not asked for more than that.
   *
   * @param count how many at most; a negative number is 0
   * @return the first items
   */
  default Stream<T> take(long count) {
    return Recipe.<T>of(this).then("take", source -> new Taken<>(source, count));
  }

  /**
   * Returns the first items: {@link #take} under the name that {@link AsyncIterable} has for it.
   *
   * @param count how many at most; a negative number is 0
   * @return the first items
   */
  @Override
  default Stream<T> limit(int count) {
    return take(count);
  }

  /**
   * Returns the items after the first ones.
   *
   * <p><i>Python:</i> {@code skip}; same.
   *
   * @param count how many are left out; a negative number is 0
   * @return the others
   */
  default Stream<T> skip(long count) {
    return Recipe.<T>of(this).then("skip", source -> new Skipped<>(source, count));
  }

  /**
   * Returns the last items, once the source has ended; no more than those are kept.
   *
   * <p><i>Python:</i> {@code takelast}; same.
   *
   * @param count how many at most; a negative number is 0
   * @return the last items
   */
  default Stream<T> takeLast(int count) {
    return Recipe.<T>of(this).then("takeLast", source -> new LastTaken<>(source, count));
  }

  /**
   * Returns the items before the last ones; as many are kept as are left out.
   *
   * <p><i>Python:</i> {@code skiplast}; same.
   *
   * @param count how many are left out; a negative number is 0
   * @return the others
   */
  default Stream<T> skipLast(int count) {
    return Recipe.<T>of(this).then("skipLast", source -> new LastSkipped<>(source, count));
  }

  /**
   * Returns the items before the first that fails a test.
   *
   * <p><i>Python:</i> {@code takewhile}; same.
   *
   * @param test what an item must pass; it may await
   * @return the items before
   */
  default Stream<T> takeWhile(Body1<? super T, Boolean> test) {
    Objects.requireNonNull(test, "test");
    return Recipe.<T>of(this).then("takeWhile", source -> new TakenWhile<>(source, test));
  }

  /**
   * Returns the items from the first on that fails a test.
   *
   * <p><i>Python:</i> {@code dropwhile}; same.
   *
   * @param test what the items that are left out pass; it may await
   * @return the others
   */
  default Stream<T> dropWhile(Body1<? super T, Boolean> test) {
    Objects.requireNonNull(test, "test");
    return Recipe.<T>of(this).then("dropWhile", source -> new DroppedWhile<>(source, test));
  }

  /**
   * Returns the items up to the first that passes a test, with that one.
   *
   * <p><i>Python:</i> {@code until}; same.
   *
   * @param test what the last item passes; it may await
   * @return the items up to that one
   */
  default Stream<T> until(Body1<? super T, Boolean> test) {
    Objects.requireNonNull(test, "test");
    return Recipe.<T>of(this).then("until", source -> new Until<>(source, test));
  }

  /**
   * Returns the items that pass a test.
   *
   * <p><i>Python:</i> {@code filter}; same.
   *
   * @param test what an item must pass; it may await
   * @return the items that pass
   */
  @Override
  default Stream<T> filter(Body1<? super T, Boolean> test) {
    Objects.requireNonNull(test, "test");
    return Recipe.<T>of(this).then("filter", source -> new Filtered<>(source, test));
  }

  /**
   * Returns the items that are not equal to the one before them.
   *
   * <p><i>Python:</i> none.
   *
   * @return the items without repetitions
   */
  default Stream<T> distinctUntilChanged() {
    return Recipe.<T>of(this).then("distinctUntilChanged", Distinct::new);
  }

  /**
   * Returns the items between two places.
   *
   * <p><i>Python:</i> {@code xs[from:to]}; same. A negative place counts from the end, and keeps as
   * many items as it says.
   *
   * <pre>{@code
   * Stream<String> body = Stream.of(lines).slice(1, -1);
   * }</pre>
   *
   * @param from the place of the first item, counted from 0; null: the first of all
   * @param to the place after the last item; null: the end
   * @return the items
   * @throws IllegalArgumentException if {@code from} is negative and {@code to} is not
   */
  default Stream<T> slice(@Nullable Integer from, @Nullable Integer to) {
    return slice(from, to, 1);
  }

  /**
   * Returns every {@code step}-th of the items between two places.
   *
   * <p><i>Python:</i> {@code xs[from:to:step]}; same.
   *
   * @param from the place of the first item, counted from 0; null: the first of all
   * @param to the place after the last item; null: the end
   * @param step the distance of the items, at least 1
   * @return the items
   * @throws IllegalArgumentException if {@code from} is negative and {@code to} is not, or if
   *     {@code step} is less than 1
   * @see #slice(Integer, Integer)
   */
  default Stream<T> slice(@Nullable Integer from, @Nullable Integer to, int step) {
    return Slices.slice(Recipe.of(this), from, to, step);
  }

  /**
   * Returns the one item at a place.
   *
   * <p><i>Python:</i> {@code xs[index]}; same: it is a stream, too. A negative index counts from
   * the end, and keeps that many items.
   *
   * @param index the place, counted from 0, or from -1 backwards
   * @return a stream of one item
   * @throws IndexOutOfBoundsException if the source has too few items, as the stream runs
   */
  default Stream<T> item(int index) {
    return Recipe.<T>of(this).then("item", source -> new Picked<>(source, index));
  }
}
