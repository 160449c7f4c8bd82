package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 42P22, {@code indeterminate_collation}. */
public final class IndeterminateCollationException extends SyntaxOrAccessException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public IndeterminateCollationException(PgLogMessage said) {
    super(said);
  }
}
