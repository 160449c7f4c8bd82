package dev.asyncio4j.memcached;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Times to live as memcached counts them: in seconds, from thirty days on as a date. */
final class Expiry {
  private static final long LONGEST_RELATIVE = Duration.ofDays(30).toSeconds();

  private Expiry() {}

  /**
   * Returns whole seconds, rounded up, so that less than a second is not taken for no limit.
   *
   * @throws KeyException if the time is negative
   */
  static long seconds(@Nullable Duration time) {
    if (time == null) return 0;
    if (time.isNegative()) {
      throw new KeyException("expiry must not be negative, got " + time + ": use delete");
    }
    return time.getNano() == 0 ? time.toSeconds() : time.toSeconds() + 1;
  }

  /** Returns what is sent: a date where the server would take a span for one. */
  static long wire(long seconds) {
    if (seconds <= LONGEST_RELATIVE) return seconds;
    return System.currentTimeMillis() / 1000 + seconds;
  }
}
