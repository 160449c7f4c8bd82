package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 42501, {@code insufficient_privilege}. */
public final class InsufficientPrivilegeException extends SyntaxOrAccessException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public InsufficientPrivilegeException(PgLogMessage said) {
    super(said);
  }
}
