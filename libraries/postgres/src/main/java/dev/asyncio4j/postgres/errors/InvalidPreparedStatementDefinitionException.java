package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 42P14, {@code invalid_prepared_statement_definition}. */
public final class InvalidPreparedStatementDefinitionException extends SyntaxOrAccessException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public InvalidPreparedStatementDefinitionException(PgLogMessage said) {
    super(said);
  }
}
