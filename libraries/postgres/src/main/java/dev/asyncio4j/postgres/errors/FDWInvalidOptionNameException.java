package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE HV00D, {@code fdw_invalid_option_name}. */
public final class FDWInvalidOptionNameException extends FDWException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public FDWInvalidOptionNameException(PgLogMessage said) {
    super(said);
  }
}
