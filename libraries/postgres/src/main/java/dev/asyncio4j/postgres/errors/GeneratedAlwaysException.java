package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 428C9, {@code generated_always}. */
public final class GeneratedAlwaysException extends SyntaxOrAccessException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public GeneratedAlwaysException(PgLogMessage said) {
    super(said);
  }
}
