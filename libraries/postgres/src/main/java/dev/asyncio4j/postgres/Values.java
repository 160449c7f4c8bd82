package dev.asyncio4j.postgres;

import org.jspecify.annotations.Nullable;

/** Checks of values. */
final class Values {
  private Values() {}

  static <T> T required(@Nullable T value, Object column) {
    if (value == null)
      throw new DataConversionException(
          "column %s is null: ask get(%s), which may return null".formatted(column, column));
    return value;
  }
}
