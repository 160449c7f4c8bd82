package dev.asyncio4j.nurseries;

import org.jspecify.annotations.Nullable;

/**
 * The outcome of a block that its scope may cut short.
 *
 * <p><i>Python:</i> the block's variables, and {@code scope.cancelled_caught}.
 *
 * <pre>{@code
 * String page = moveOnAfter(Duration.ofSeconds(2), () -> await(fetch(url))).orElse("too late");
 * }</pre>
 *
 * @param <T> the type of the value
 * @param value what the block gave; null if it was cut short
 * @param cancelledCaught whether the scope was cancelled and that ended the block
 */
public record Scoped<T extends @Nullable Object>(@Nullable T value, boolean cancelledCaught) {
  /**
   * Returns the block's value, or another one if it was cut short.
   *
   * @param other the other one
   * @return the value
   */
  @SuppressWarnings("NullAway") // the value is null only where the type of the block's value is
  public T orElse(T other) {
    return cancelledCaught ? other : value;
  }
}
