package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 22008, {@code datetime_field_overflow}. */
public final class DatetimeFieldOverflowException extends DataException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public DatetimeFieldOverflowException(PgLogMessage said) {
    super(said);
  }
}
