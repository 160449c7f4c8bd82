package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE HV00L, {@code fdw_unable_to_create_execution}. */
public final class FDWUnableToCreateExecutionException extends FDWException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public FDWUnableToCreateExecutionException(PgLogMessage said) {
    super(said);
  }
}
