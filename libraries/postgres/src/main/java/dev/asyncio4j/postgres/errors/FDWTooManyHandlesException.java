package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE HV014, {@code fdw_too_many_handles}. */
public final class FDWTooManyHandlesException extends FDWException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public FDWTooManyHandlesException(PgLogMessage said) {
    super(said);
  }
}
