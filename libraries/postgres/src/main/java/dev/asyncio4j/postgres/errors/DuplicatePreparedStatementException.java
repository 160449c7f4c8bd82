package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 42P05, {@code duplicate_prepared_statement}. */
public final class DuplicatePreparedStatementException extends SyntaxOrAccessException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public DuplicatePreparedStatementException(PgLogMessage said) {
    super(said);
  }
}
