package dev.asyncio4j.inspector;

import java.time.Duration;

/**
 * The options of a watch. Immutable: each method returns a copy.
 *
 * @param slow the time from which on a step is noted as slow
 * @param sampleEvery the time between two samples of what runs
 * @param buffer the greatest number of events of a loop that are kept between two polls
 * @param lease the time after which the process forgets a watch that does not poll
 */
public record WatchOptions(Duration slow, Duration sampleEvery, int buffer, Duration lease) {
  private static final WatchOptions DEFAULTS =
      new WatchOptions(
          Duration.ofMillis(20), Duration.ofMillis(50), 65_536, Duration.ofSeconds(10));

  /**
   * Checks the options.
   *
   * @param slow positive
   * @param sampleEvery one millisecond or more
   * @param buffer positive
   * @param lease one second or more
   */
  public WatchOptions {
    if (slow.isNegative() || slow.isZero())
      throw new IllegalArgumentException("slow must be positive: " + slow);
    if (sampleEvery.toMillis() < 1)
      throw new IllegalArgumentException(
          "sampleEvery must be a millisecond at least: " + sampleEvery);
    if (buffer < 1) throw new IllegalArgumentException("buffer must be positive: " + buffer);
    if (lease.toSeconds() < 1)
      throw new IllegalArgumentException("lease must be a second at least: " + lease);
  }

  /** {@return slow from 20 ms on, samples each 50 ms, 65,536 events, 10 seconds} */
  public static WatchOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Returns a copy with another limit of slow steps.
   *
   * @param limit the time
   * @return the copy
   */
  public WatchOptions slow(Duration limit) {
    return new WatchOptions(limit, sampleEvery, buffer, lease);
  }

  /**
   * Returns a copy with another time between samples.
   *
   * @param interval the time
   * @return the copy
   */
  public WatchOptions sampleEvery(Duration interval) {
    return new WatchOptions(slow, interval, buffer, lease);
  }

  /**
   * Returns a copy with another limit of events.
   *
   * @param events the number
   * @return the copy
   */
  public WatchOptions buffer(int events) {
    return new WatchOptions(slow, sampleEvery, events, lease);
  }

  /**
   * Returns a copy with another lease.
   *
   * @param time the time
   * @return the copy
   */
  public WatchOptions lease(Duration time) {
    return new WatchOptions(slow, sampleEvery, buffer, time);
  }

  /** Returns a copy whose lease outlives two polls that are late, at one each {@code interval}. */
  WatchOptions polledEach(Duration interval) {
    var enough = interval.multipliedBy(3);
    return enough.compareTo(lease) > 0 ? lease(enough) : this;
  }

  String asText() {
    return "slow="
        + slow.toMillis()
        + " sample="
        + sampleEvery.toMillis()
        + " buffer="
        + buffer
        + " lease="
        + lease.toMillis();
  }
}
