package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 39001, {@code invalid_sqlstate_returned}. */
public final class InvalidSqlstateReturnedException extends ExternalRoutineInvocationException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public InvalidSqlstateReturnedException(PgLogMessage said) {
    super(said);
  }
}
