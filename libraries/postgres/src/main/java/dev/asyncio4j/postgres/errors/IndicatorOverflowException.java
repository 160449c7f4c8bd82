package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 22022, {@code indicator_overflow}. */
public final class IndicatorOverflowException extends DataException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public IndicatorOverflowException(PgLogMessage said) {
    super(said);
  }
}
