package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 42P11, {@code invalid_cursor_definition}. */
public final class InvalidCursorDefinitionException extends SyntaxOrAccessException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public InvalidCursorDefinitionException(PgLogMessage said) {
    super(said);
  }
}
