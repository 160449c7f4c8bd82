package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE P0001, {@code raise_exception}. */
public final class RaiseException extends PLPGSQLException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public RaiseException(PgLogMessage said) {
    super(said);
  }
}
