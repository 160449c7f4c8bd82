package dev.asyncio4j.cache;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The times that options say, as deadlines of the loop's clock in nanoseconds. */
final class Times {
  /** The deadline of what has none. */
  static final long NEVER = Long.MAX_VALUE;

  private final long timeToLive;
  private final long jitter;
  private final long refreshAfter;
  private final @Nullable RandomGenerator random;

  Times(CacheOptions options) {
    timeToLive = nanos(options.timeToLive());
    jitter = options.jitter() == null ? 0 : nanos(options.jitter());
    refreshAfter = nanos(options.refreshAfter());
    random = options.random();
  }

  /** Returns the time that does not fit as never. */
  private static long nanos(@Nullable Duration time) {
    try {
      return time == null ? NEVER : time.toNanos();
    } catch (ArithmeticException tooLong) {
      return NEVER;
    }
  }

  private static long after(long now, long nanos) {
    long sum = now + nanos;
    return nanos == NEVER || sum < now ? NEVER : sum;
  }

  long expiry(long now) {
    long base = after(now, timeToLive);
    if (base == NEVER || jitter == 0) return base;
    var source = random == null ? ThreadLocalRandom.current() : random;
    return after(base, jitter == NEVER ? NEVER : (long) (source.nextDouble() * jitter));
  }

  long renewal(long now) {
    return after(now, refreshAfter);
  }

  /** {@return whether any value becomes too old, or is renewed} */
  boolean matter() {
    return timeToLive != NEVER || refreshAfter != NEVER;
  }

  boolean haveExpiry() {
    return timeToLive != NEVER;
  }

  /** Returns how long a value is kept at most. */
  long longest() {
    return after(timeToLive, jitter);
  }
}
