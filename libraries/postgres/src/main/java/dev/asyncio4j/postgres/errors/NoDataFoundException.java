package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE P0002, {@code no_data_found}. */
public final class NoDataFoundException extends PLPGSQLException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public NoDataFoundException(PgLogMessage said) {
    super(said);
  }
}
