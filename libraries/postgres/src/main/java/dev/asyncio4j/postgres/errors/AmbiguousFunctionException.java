package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 42725, {@code ambiguous_function}. */
public final class AmbiguousFunctionException extends SyntaxOrAccessException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public AmbiguousFunctionException(PgLogMessage said) {
    super(said);
  }
}
