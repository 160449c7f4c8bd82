package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 42P16, {@code invalid_table_definition}. */
public final class InvalidTableDefinitionException extends SyntaxOrAccessException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public InvalidTableDefinitionException(PgLogMessage said) {
    super(said);
  }
}
