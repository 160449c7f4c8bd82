package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 22007, {@code invalid_datetime_format}. */
public final class InvalidDatetimeFormatException extends DataException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public InvalidDatetimeFormatException(PgLogMessage said) {
    super(said);
  }
}
