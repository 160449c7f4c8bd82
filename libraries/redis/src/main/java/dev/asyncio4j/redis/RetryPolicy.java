package dev.asyncio4j.redis;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongUnaryOperator;

/**
 * A rule of how often something is tried again, and after how long.
 *
 * <p><i>Python:</i> {@code Retry(backoff, retries, supported_errors)}. Immutable.
 *
 * <pre>{@code
 * var patient = RetryPolicy.exponentialJitter(Duration.ofMillis(10), Duration.ofSeconds(1), 10);
 * var options = RedisOptions.defaults().retry(patient.on(RedisTimeoutException.class));
 * }</pre>
 */
public final class RetryPolicy {
  private final String name;
  private final int retries;
  private final LongUnaryOperator delay;
  private final Set<Class<?>> errors;

  private RetryPolicy(String name, int retries, LongUnaryOperator delay, Set<Class<?>> errors) {
    if (retries < 0)
      throw new IllegalArgumentException("retries must not be negative, got " + retries);
    this.name = name;
    this.retries = retries;
    this.delay = delay;
    this.errors = errors;
  }

  private static RetryPolicy of(String name, int retries, LongUnaryOperator delay) {
    return new RetryPolicy(name, retries, delay, Set.of());
  }

  /** {@return no second try} */
  public static RetryPolicy none() {
    return of("none", 0, attempt -> 0);
  }

  /**
   * Returns the same delay each time.
   *
   * @param delay between two tries
   * @param retries how often it is tried again
   * @return the policy
   * @throws IllegalArgumentException if {@code retries} is negative
   */
  public static RetryPolicy constant(Duration delay, int retries) {
    long nanos = delay.toNanos();
    return of("constant", retries, attempt -> nanos);
  }

  /**
   * Returns delays that double.
   *
   * @param base the first delay
   * @param cap the longest delay
   * @param retries how often it is tried again
   * @return the policy
   * @throws IllegalArgumentException if {@code retries} is negative
   */
  public static RetryPolicy exponential(Duration base, Duration cap, int retries) {
    return of("exponential", retries, attempt -> doubled(base, cap, attempt));
  }

  /**
   * Returns delays that double, and up to one base more by chance.
   *
   * @param base the first delay
   * @param cap the longest delay
   * @param retries how often it is tried again
   * @return the policy
   * @throws IllegalArgumentException if {@code retries} is negative
   */
  public static RetryPolicy exponentialJitter(Duration base, Duration cap, int retries) {
    return of(
        "exponentialJitter",
        retries,
        attempt -> Math.min(cap.toNanos(), doubled(base, cap, attempt) + chance(base.toNanos())));
  }

  /**
   * Returns delays between nothing and what {@link #exponential} gives, by chance.
   *
   * @param base the first delay at most
   * @param cap the longest delay
   * @param retries how often it is tried again
   * @return the policy
   * @throws IllegalArgumentException if {@code retries} is negative
   */
  public static RetryPolicy fullJitter(Duration base, Duration cap, int retries) {
    return of("fullJitter", retries, attempt -> chance(doubled(base, cap, attempt)));
  }

  /**
   * Returns delays of half of what {@link #exponential} gives, and up to as much again by chance.
   *
   * @param base the first delay at most
   * @param cap the longest delay
   * @param retries how often it is tried again
   * @return the policy
   * @throws IllegalArgumentException if {@code retries} is negative
   */
  public static RetryPolicy equalJitter(Duration base, Duration cap, int retries) {
    return of(
        "equalJitter",
        retries,
        attempt -> doubled(base, cap, attempt) / 2 + chance(doubled(base, cap, attempt) / 2));
  }

  /**
   * Returns delays between the base and three times the delay before, by chance.
   *
   * @param base the shortest delay
   * @param cap the longest delay
   * @param retries how often it is tried again
   * @return the policy
   * @throws IllegalArgumentException if {@code retries} is negative
   */
  public static RetryPolicy decorrelatedJitter(Duration base, Duration cap, int retries) {
    return of(
        "decorrelatedJitter",
        retries,
        attempt -> {
          long delay = base.toNanos();
          for (int i = 0; i < attempt; i++)
            delay = Math.min(cap.toNanos(), base.toNanos() + chance(3 * delay - base.toNanos()));
          return delay;
        });
  }

  /**
   * Returns this policy for commands, too, that failed so after they were written.
   *
   * <p>They may then run twice. Without it only those are sent again that only read.
   *
   * @param errors the classes of errors, of commands that are tried again
   * @return a changed copy
   */
  public RetryPolicy on(Class<?>... errors) {
    return new RetryPolicy(name, retries, delay, new LinkedHashSet<>(Arrays.asList(errors)));
  }

  /** {@return how often something is tried again} */
  public int retries() {
    return retries;
  }

  /**
   * Returns how long to wait before a try.
   *
   * @param attempt 0: the first one that follows a failure
   * @return the time, drawn anew at each call where chance takes part
   */
  public Duration delay(int attempt) {
    return Duration.ofNanos(delay.applyAsLong(attempt));
  }

  /**
   * Tells whether commands that failed so are tried again, whatever they do.
   *
   * @param error the failure
   * @return whether they are
   */
  public boolean covers(Throwable error) {
    return errors.stream().anyMatch(each -> each.isInstance(error));
  }

  private static long doubled(Duration base, Duration cap, long attempt) {
    return Math.min(cap.toNanos(), base.toNanos() << Math.min(attempt, 20));
  }

  private static long chance(long limit) {
    return limit <= 0 ? 0 : ThreadLocalRandom.current().nextLong(limit + 1);
  }

  @Override
  public String toString() {
    return "<RetryPolicy %s retries=%d>".formatted(name, retries);
  }
}
