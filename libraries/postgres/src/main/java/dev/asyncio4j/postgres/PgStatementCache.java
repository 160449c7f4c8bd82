package dev.asyncio4j.postgres;

import java.time.Duration;

/**
 * Limits of what is kept of prepared statements; each wither gives a changed copy.
 *
 * <p><i>Python:</i> {@code statement_cache_size} and the like of {@code asyncpg.connect}.
 *
 * <p><b>Thread and loop:</b> immutable, for any thread.
 *
 * @param size how many statements are kept; 0: none, which pgbouncer needs
 * @param lifetime how long one is kept; zero: for ever
 * @param longest the longest text that is kept, in characters; 0: any
 */
public record PgStatementCache(int size, Duration lifetime, int longest) {
  private static final PgStatementCache DEFAULTS =
      new PgStatementCache(100, Duration.ofSeconds(300), 15 * 1024);

  /**
   * Checks the values; {@link #defaults()} and the withers read better.
   *
   * @param size 0 or more
   * @param lifetime zero or more
   * @param longest 0 or more
   * @throws IllegalArgumentException if {@code size} is negative
   */
  public PgStatementCache {
    if (size < 0)
      throw new IllegalArgumentException(
          "statement_cache_size is expected to be greater or equal to 0, got " + size);
  }

  /** {@return 100 statements of at most 15 KiB, for five minutes each} */
  public static PgStatementCache defaults() {
    return DEFAULTS;
  }

  /**
   * Sets how many statements are kept.
   *
   * @param value the value
   * @return a changed copy
   * @throws IllegalArgumentException if {@code value} is negative
   */
  public PgStatementCache size(int value) {
    return new PgStatementCache(value, lifetime, longest);
  }

  /**
   * Sets how long a statement is kept.
   *
   * @param value the value
   * @return a changed copy
   */
  public PgStatementCache lifetime(Duration value) {
    return new PgStatementCache(size, value, longest);
  }

  /**
   * Sets the longest text that is kept.
   *
   * @param value the value
   * @return a changed copy
   */
  public PgStatementCache longest(int value) {
    return new PgStatementCache(size, lifetime, value);
  }
}
