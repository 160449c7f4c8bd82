package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 42809, {@code wrong_object_type}. */
public final class WrongObjectTypeException extends SyntaxOrAccessException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public WrongObjectTypeException(PgLogMessage said) {
    super(said);
  }
}
