package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE P0004, {@code assert_failure}. */
public final class AssertException extends PLPGSQLException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public AssertException(PgLogMessage said) {
    super(said);
  }
}
