package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE HV009, {@code fdw_invalid_use_of_null_pointer}. */
public final class FDWInvalidUseOfNullPointerException extends FDWException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public FDWInvalidUseOfNullPointerException(PgLogMessage said) {
    super(said);
  }
}
