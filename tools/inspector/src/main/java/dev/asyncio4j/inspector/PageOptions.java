package dev.asyncio4j.inspector;

import java.time.Duration;

/**
 * The options of a page. Immutable: each method returns a copy.
 *
 * @param port the port; 0 for any that is free
 * @param refresh the time between two looks at the process
 * @param idleAfter the time without a reader after which the page ends
 */
public record PageOptions(int port, Duration refresh, Duration idleAfter) {
  private static final PageOptions DEFAULTS =
      new PageOptions(0, Duration.ofSeconds(1), Duration.ofMinutes(10));

  /**
   * Checks the options.
   *
   * @param port from 0 to 65535
   * @param refresh positive
   * @param idleAfter positive
   */
  public PageOptions {
    if (port < 0 || port > 65_535)
      throw new IllegalArgumentException("port must be from 0 to 65535: " + port);
    if (refresh.isNegative() || refresh.isZero())
      throw new IllegalArgumentException("refresh must be positive: " + refresh);
    if (idleAfter.isNegative() || idleAfter.isZero())
      throw new IllegalArgumentException("idleAfter must be positive: " + idleAfter);
  }

  /** {@return any port, a look each second, an end after ten minutes} */
  public static PageOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Returns a copy with a port.
   *
   * @param number the port
   * @return the copy
   */
  public PageOptions port(int number) {
    return new PageOptions(number, refresh, idleAfter);
  }

  /**
   * Returns a copy with another time between looks.
   *
   * @param interval the time
   * @return the copy
   */
  public PageOptions refresh(Duration interval) {
    return new PageOptions(port, interval, idleAfter);
  }

  /**
   * Returns a copy that ends after another time without a reader.
   *
   * @param time the time
   * @return the copy
   */
  public PageOptions idleAfter(Duration time) {
    return new PageOptions(port, refresh, time);
  }
}
