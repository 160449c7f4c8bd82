package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE HV00A, {@code fdw_invalid_string_format}. */
public final class FDWInvalidStringFormatException extends FDWException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public FDWInvalidStringFormatException(PgLogMessage said) {
    super(said);
  }
}
