package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 57P05, {@code idle_session_timeout}. */
public final class IdleSessionTimeoutException extends OperatorInterventionException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public IdleSessionTimeoutException(PgLogMessage said) {
    super(said);
  }
}
