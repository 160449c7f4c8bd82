package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 42P13, {@code invalid_function_definition}. */
public final class InvalidFunctionDefinitionException extends SyntaxOrAccessException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public InvalidFunctionDefinitionException(PgLogMessage said) {
    super(said);
  }
}
