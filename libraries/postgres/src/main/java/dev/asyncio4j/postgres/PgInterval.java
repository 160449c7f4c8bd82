package dev.asyncio4j.postgres;

import java.time.Duration;
import java.time.Period;
import java.time.temporal.ChronoUnit;

/**
 * A span of time as the server keeps it: months, days and microseconds, which are not converted
 * into each other.
 *
 * <p><i>Python:</i> a {@code timedelta}, which makes 30 days of a month.
 *
 * @param months with those of the years
 * @param days of any length
 * @param micros of hours, minutes and seconds
 */
public record PgInterval(int months, int days, long micros) {
  /**
   * Returns an interval of a duration; its days are hours.
   *
   * @param duration nanoseconds are cut
   * @return the interval
   */
  public static PgInterval of(Duration duration) {
    return new PgInterval(
        0,
        0,
        Math.addExact(
            Math.multiplyExact(duration.getSeconds(), 1_000_000), duration.getNano() / 1000));
  }

  /**
   * Returns an interval of a period.
   *
   * @param period its years are months
   * @return the interval
   */
  public static PgInterval of(Period period) {
    return new PgInterval(Math.toIntExact(period.toTotalMonths()), period.getDays(), 0);
  }

  /**
   * Returns the length, with days of 24 hours and months of 30 days.
   *
   * @return as {@code timedelta} in Python
   */
  public Duration toDuration() {
    return Duration.ofDays(months * 30L + days).plus(Duration.of(micros, ChronoUnit.MICROS));
  }

  @Override
  public String toString() {
    return "%d months %d days %d us".formatted(months, days, micros);
  }
}
