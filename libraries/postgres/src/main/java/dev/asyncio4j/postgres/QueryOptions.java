package dev.asyncio4j.postgres;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Options of one statement; each wither gives a changed copy.
 *
 * <p><i>Python:</i> {@code timeout=}, {@code column=} and {@code prefetch=}.
 *
 * @param isTimeoutSet whether {@code timeout} counts, or that of the connection
 * @param timeout the limit of the whole statement; null: none
 * @param column of {@code fetchVal}, from 0
 * @param prefetch how many rows a cursor asks for at once
 */
public record QueryOptions(
    boolean isTimeoutSet, @Nullable Duration timeout, int column, int prefetch) {
  private static final QueryOptions DEFAULTS = new QueryOptions(false, null, 0, 50);

  /**
   * Checks the values; {@link #defaults()} and the withers read better.
   *
   * @param isTimeoutSet false: the connection's own timeout holds
   * @param timeout the limit; null: none
   * @param column from 0
   * @param prefetch rows at once, one or more
   * @throws InterfaceException if {@code prefetch} is 0 or less
   */
  public QueryOptions {
    if (prefetch <= 0)
      throw new InterfaceException("prefetch parameter must be greater than zero, got " + prefetch);
  }

  /** {@return the timeout of the connection, the first column, 50 rows} */
  public static QueryOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Sets the limit of the whole statement.
   *
   * @param limit null: none, whatever the connection's is; zero fails before anything is sent
   * @return a changed copy
   */
  public QueryOptions timeout(@Nullable Duration limit) {
    return new QueryOptions(true, limit, column, prefetch);
  }

  /**
   * Sets the column of {@code fetchVal}.
   *
   * @param index from 0
   * @return a changed copy
   */
  public QueryOptions column(int index) {
    return new QueryOptions(isTimeoutSet, timeout, index, prefetch);
  }

  /**
   * Sets how many rows a cursor asks for at once.
   *
   * @param rows at least 1
   * @return a changed copy
   * @throws InterfaceException if {@code rows} is 0 or less
   */
  public QueryOptions prefetch(int rows) {
    return new QueryOptions(isTimeoutSet, timeout, column, rows);
  }
}
