package dev.asyncio4j.operators;

import org.jspecify.annotations.Nullable;

/** The rules by which a slice is made of windows at the start and at the end. */
final class Slices {
  private Slices() {}

  static <T extends @Nullable Object> Recipe<T> slice(
      Recipe<T> stream, @Nullable Integer from, @Nullable Integer to, int step) {
    if (step < 1) {
      throw new IllegalArgumentException(
          "Negative step not supported: slice(%s, %s, %d); give a step of at least 1"
              .formatted(from, to, step));
    }
    long start = from == null ? 0 : from;
    if (start < 0 && to != null && to >= 0) {
      throw new IllegalArgumentException(
          "Positive stop with negative start is not supported: slice(%s, %s, %d); count both from the end"
              .formatted(from, to, step));
    }
    Recipe<T> sliced = to(from(stream, start), start, to);
    return step == 1 ? sliced : sliced.then("slice", source -> new Every<>(source, step));
  }

  private static <T extends @Nullable Object> Recipe<T> from(Recipe<T> stream, long start) {
    if (start == 0) return stream;
    return start > 0
        ? stream.then("slice", source -> new Skipped<>(source, start))
        : stream.then("slice", source -> new LastTaken<>(source, -start));
  }

  private static <T extends @Nullable Object> Recipe<T> to(
      Recipe<T> stream, long start, @Nullable Integer to) {
    if (to == null) return stream;
    return to >= 0
        ? stream.then("slice", source -> new Taken<>(source, to - start))
        : stream.then("slice", source -> new LastSkipped<>(source, -(long) to));
  }
}
