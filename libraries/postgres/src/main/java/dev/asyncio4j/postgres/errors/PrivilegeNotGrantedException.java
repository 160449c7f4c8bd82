package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 01007, {@code privilege_not_granted}. */
public final class PrivilegeNotGrantedException extends PostgresWarningException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public PrivilegeNotGrantedException(PgLogMessage said) {
    super(said);
  }
}
