package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import dev.asyncio4j.postgres.PostgresException;
import java.io.Serial;

/** SQLSTATE 03000, {@code sql_statement_not_yet_complete}. */
public final class SQLStatementNotYetCompleteException extends PostgresException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public SQLStatementNotYetCompleteException(PgLogMessage said) {
    super(said);
  }
}
