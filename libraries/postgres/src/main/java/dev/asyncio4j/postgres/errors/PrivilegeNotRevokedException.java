package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 01006, {@code privilege_not_revoked}. */
public final class PrivilegeNotRevokedException extends PostgresWarningException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public PrivilegeNotRevokedException(PgLogMessage said) {
    super(said);
  }
}
