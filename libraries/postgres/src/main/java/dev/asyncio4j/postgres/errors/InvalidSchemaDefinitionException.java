package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 42P15, {@code invalid_schema_definition}. */
public final class InvalidSchemaDefinitionException extends SyntaxOrAccessException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public InvalidSchemaDefinitionException(PgLogMessage said) {
    super(said);
  }
}
