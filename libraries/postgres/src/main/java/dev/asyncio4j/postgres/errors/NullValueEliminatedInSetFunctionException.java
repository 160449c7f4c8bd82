package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 01003, {@code null_value_eliminated_in_set_function}. */
public final class NullValueEliminatedInSetFunctionException extends PostgresWarningException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public NullValueEliminatedInSetFunctionException(PgLogMessage said) {
    super(said);
  }
}
