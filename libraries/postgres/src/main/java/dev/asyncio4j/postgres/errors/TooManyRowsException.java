package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE P0003, {@code too_many_rows}. */
public final class TooManyRowsException extends PLPGSQLException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public TooManyRowsException(PgLogMessage said) {
    super(said);
  }
}
