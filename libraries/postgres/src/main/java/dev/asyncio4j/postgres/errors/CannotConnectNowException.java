package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 57P03, {@code cannot_connect_now}. */
public final class CannotConnectNowException extends OperatorInterventionException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public CannotConnectNowException(PgLogMessage said) {
    super(said);
  }
}
