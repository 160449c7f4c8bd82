package dev.asyncio4j;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The options of {@link Asyncio#wait}: how long, and until when.
 *
 * <p><i>Python:</i> the keyword arguments of {@code asyncio.wait}. Immutable: each method returns a
 * copy.
 *
 * @param timeout how long at most, from when the wait is awaited; null means no limit
 * @param returnWhen what ends the wait
 */
public record WaitOptions(@Nullable Duration timeout, ReturnWhen returnWhen) {
  private static final WaitOptions DEFAULTS = new WaitOptions(null, ReturnWhen.ALL_COMPLETED);

  /**
   * Checks the condition.
   *
   * @param timeout or null
   * @param returnWhen not null
   */
  public WaitOptions {
    Objects.requireNonNull(returnWhen, "returnWhen");
  }

  /** {@return no limit, until all are done} */
  public static WaitOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Returns a copy of these options with a limit.
   *
   * @param limit how long at most, from when the wait is awaited; null means no limit
   * @return the copy
   */
  public WaitOptions timeout(@Nullable Duration limit) {
    return new WaitOptions(limit, returnWhen);
  }

  /**
   * Returns a copy of these options with a condition.
   *
   * @param condition what ends the wait
   * @return the copy
   */
  public WaitOptions returnWhen(ReturnWhen condition) {
    return new WaitOptions(timeout, condition);
  }
}
