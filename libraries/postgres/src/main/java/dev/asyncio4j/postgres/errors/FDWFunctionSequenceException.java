package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE HV010, {@code fdw_function_sequence_error}. */
public final class FDWFunctionSequenceException extends FDWException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public FDWFunctionSequenceException(PgLogMessage said) {
    super(said);
  }
}
