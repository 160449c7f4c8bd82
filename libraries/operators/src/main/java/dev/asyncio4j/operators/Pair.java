package dev.asyncio4j.operators;

import org.jspecify.annotations.Nullable;

/**
 * Two items that belong together.
 *
 * <p><i>Python:</i> a tuple of two, as {@code zip} gives it.
 *
 * @param first the item of the first source
 * @param second the item of the second source
 * @param <A> the type of the first
 * @param <B> the type of the second
 */
public record Pair<A extends @Nullable Object, B extends @Nullable Object>(A first, B second) {
  /** {@return the text of a tuple, {@code (first, second)}} */
  @Override
  public String toString() {
    return "(" + first + ", " + second + ")";
  }
}
