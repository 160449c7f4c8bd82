package dev.asyncio4j.operators;

import org.jspecify.annotations.Nullable;

/**
 * Three items that belong together.
 *
 * <p><i>Python:</i> a tuple of three, as {@code zip} gives it.
 *
 * @param first the item of the first source
 * @param second the item of the second source
 * @param third the item of the third source
 * @param <A> the type of the first
 * @param <B> the type of the second
 * @param <C> the type of the third
 */
public record Triple<
    A extends @Nullable Object, B extends @Nullable Object, C extends @Nullable Object>(
    A first, B second, C third) {
  /** {@return the text of a tuple, {@code (first, second, third)}} */
  @Override
  public String toString() {
    return "(" + first + ", " + second + ", " + third + ")";
  }
}
