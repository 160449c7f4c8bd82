package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 2F003, {@code prohibited_sql_statement_attempted}. */
public final class ProhibitedSQLStatementAttemptedException extends SQLRoutineException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public ProhibitedSQLStatementAttemptedException(PgLogMessage said) {
    super(said);
  }
}
