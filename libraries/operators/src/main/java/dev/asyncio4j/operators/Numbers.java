package dev.asyncio4j.operators;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Numbers at equal distances: so many of them, or no end. */
final class Numbers<N extends @Nullable Object> extends Pull<N> {
  static final long ENDLESS = Long.MAX_VALUE;

  private long next;
  private final long step;

  /** The number of those that are left; {@link #ENDLESS} stays. */
  private long left;

  private final Boxing<N> boxing;
  private final RunScope scope;

  /** Makes the item that stands for a number. */
  @FunctionalInterface
  interface Boxing<N extends @Nullable Object> {
    N of(long number);
  }

  Numbers(long start, long step, long count, Boxing<N> boxing, RunScope scope) {
    this.next = start;
    this.step = step;
    this.left = count;
    this.boxing = boxing;
    this.scope = scope;
  }

  static <N extends @Nullable Object> Stream<N> stream(
      String operator,
      long start,
      long step,
      long count,
      @Nullable Duration interval,
      Boxing<N> boxing) {
    Stream<N> numbers =
        Recipe.make(operator, scope -> new Numbers<>(start, step, count, boxing, scope));
    return interval == null ? numbers : numbers.spaceOut(interval);
  }

  /** Returns how many numbers there are from {@code start} on before {@code stop} is reached. */
  static long count(long start, long stop, long step) {
    if (step == 0) {
      throw new IllegalArgumentException(
          "range() arg 3 must not be zero: range(%d, %d, 0); give the distance of the numbers"
              .formatted(start, stop));
    }
    long distance = step > 0 ? stop - start : start - stop;
    long stride = Math.abs(step);
    return distance <= 0 ? 0 : (distance + stride - 1) / stride;
  }

  @Override
  boolean advance() {
    if (left <= 0) return false;
    if (left != ENDLESS) left--;
    scope.count();
    item = boxing.of(next);
    next += step;
    return true;
  }
}
