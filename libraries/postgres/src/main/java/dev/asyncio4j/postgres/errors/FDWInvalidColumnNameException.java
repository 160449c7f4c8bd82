package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE HV007, {@code fdw_invalid_column_name}. */
public final class FDWInvalidColumnNameException extends FDWException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public FDWInvalidColumnNameException(PgLogMessage said) {
    super(said);
  }
}
