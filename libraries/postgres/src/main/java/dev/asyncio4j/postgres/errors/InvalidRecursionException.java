package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 42P19, {@code invalid_recursion}. */
public final class InvalidRecursionException extends SyntaxOrAccessException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public InvalidRecursionException(PgLogMessage said) {
    super(said);
  }
}
