package dev.asyncio4j.postgres.aiopg;

import dev.asyncio4j.postgres.PgOptions;

/**
 * Options of a pool; each wither gives a changed copy.
 *
 * @param minSize how many connections are made at once
 * @param maxSize how many there are at most
 * @param connect the options of each connection
 */
public record AioPoolOptions(int minSize, int maxSize, PgOptions connect) {
  private static final AioPoolOptions DEFAULTS = new AioPoolOptions(1, 10, PgOptions.defaults());

  /**
   * Checks the values; {@link #defaults()} and the withers read better.
   *
   * @param minSize of connections, zero or more
   * @param maxSize of connections, not below {@code minSize}
   * @param connect how they are made
   * @throws IllegalArgumentException if {@code minSize} is negative, or {@code maxSize} below it
   */
  public AioPoolOptions {
    if (minSize < 0)
      throw new IllegalArgumentException("minsize should be zero or greater, got " + minSize);
    if (maxSize < minSize || maxSize < 1)
      throw new IllegalArgumentException("maxsize should be not less than minsize, got " + maxSize);
  }

  /** {@return one connection at once, ten at most} */
  public static AioPoolOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Sets the sizes.
   *
   * @param min how many connections are made at once
   * @param max how many there are at most
   * @return a changed copy
   */
  public AioPoolOptions sizes(int min, int max) {
    return new AioPoolOptions(min, max, connect);
  }

  /**
   * Sets the options of each connection.
   *
   * @param options override the DSN
   * @return a changed copy
   */
  public AioPoolOptions connect(PgOptions options) {
    return new AioPoolOptions(minSize, maxSize, options);
  }
}
