package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE HV00B, {@code fdw_invalid_handle}. */
public final class FDWInvalidHandleException extends FDWException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public FDWInvalidHandleException(PgLogMessage said) {
    super(said);
  }
}
