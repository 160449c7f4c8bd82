package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 42702, {@code ambiguous_column}. */
public final class AmbiguousColumnException extends SyntaxOrAccessException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public AmbiguousColumnException(PgLogMessage said) {
    super(said);
  }
}
