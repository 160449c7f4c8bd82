package dev.asyncio4j.operators;

import org.jspecify.annotations.Nullable;

/**
 * An item with its number.
 *
 * <p><i>Python:</i> the tuple that {@code enumerate} gives.
 *
 * @param index the number
 * @param value the item
 * @param <T> the type of the item
 */
public record Indexed<T extends @Nullable Object>(long index, T value) {
  /** {@return the text of a tuple, {@code (index, value)}} */
  @Override
  public String toString() {
    return "(" + index + ", " + value + ")";
  }
}
