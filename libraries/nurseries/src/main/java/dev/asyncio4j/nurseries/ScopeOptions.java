package dev.asyncio4j.nurseries;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Options of a cancel scope; each wither gives a changed copy.
 *
 * <p><i>Python:</i> the keyword arguments of trio's {@code CancelScope}.
 *
 * <pre>{@code
 * var cleanUp = ScopeOptions.defaults().relativeDeadline(Duration.ofSeconds(5)).shield(true);
 * CancelScope.create(cleanUp).run(scope -> await(fetch(url)));
 * }</pre>
 *
 * @param deadline in the time of {@link dev.asyncio4j.loop.EventLoop#time}; null: none
 * @param relativeDeadline counted from when the scope is entered; null: none
 * @param shield whether it holds back the cancellation of scopes outside it
 */
public record ScopeOptions(
    @Nullable Duration deadline, @Nullable Duration relativeDeadline, boolean shield) {
  private static final ScopeOptions DEFAULTS = new ScopeOptions(null, null, false);

  /**
   * Checks the deadlines; {@link #defaults()} and the withers read better.
   *
   * @param deadline or null
   * @param relativeDeadline or null
   * @param shield true to hold back
   * @throws IllegalArgumentException if both deadlines are given
   */
  public ScopeOptions {
    if (deadline != null && relativeDeadline != null) {
      throw new IllegalArgumentException(
          "Cannot specify both a deadline and a relative deadline, got %s and %s"
              .formatted(deadline, relativeDeadline));
    }
  }

  /** {@return no deadline, no shield} */
  public static ScopeOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Sets the deadline.
   *
   * @param loopTime in the time of {@link dev.asyncio4j.loop.EventLoop#time}; null: none
   * @return a changed copy
   * @throws IllegalArgumentException if there is a relative one
   */
  public ScopeOptions deadline(@Nullable Duration loopTime) {
    return new ScopeOptions(loopTime, relativeDeadline, shield);
  }

  /**
   * Sets the deadline, counted from when the scope is entered.
   *
   * @param delay zero or less: the block runs up to its first await; null: no deadline
   * @return a changed copy
   * @throws IllegalArgumentException if there is one in the loop's time
   */
  public ScopeOptions relativeDeadline(@Nullable Duration delay) {
    return new ScopeOptions(deadline, delay, shield);
  }

  /**
   * Sets whether it holds back the cancellation of scopes outside it.
   *
   * @param on see {@link CancelScope#shield(boolean)}
   * @return a changed copy
   */
  public ScopeOptions shield(boolean on) {
    return new ScopeOptions(deadline, relativeDeadline, on);
  }
}
