package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 57P02, {@code crash_shutdown}. */
public final class CrashShutdownException extends OperatorInterventionException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public CrashShutdownException(PgLogMessage said) {
    super(said);
  }
}
