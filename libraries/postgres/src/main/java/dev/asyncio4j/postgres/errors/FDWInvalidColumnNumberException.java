package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE HV008, {@code fdw_invalid_column_number}. */
public final class FDWInvalidColumnNumberException extends FDWException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public FDWInvalidColumnNumberException(PgLogMessage said) {
    super(said);
  }
}
