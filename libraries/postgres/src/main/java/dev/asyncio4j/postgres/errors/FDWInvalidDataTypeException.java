package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE HV004, {@code fdw_invalid_data_type}. */
public final class FDWInvalidDataTypeException extends FDWException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public FDWInvalidDataTypeException(PgLogMessage said) {
    super(said);
  }
}
