package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 22016, {@code invalid_argument_for_nth_value_function}. */
public final class InvalidArgumentForNthValueFunctionException extends DataException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public InvalidArgumentForNthValueFunctionException(PgLogMessage said) {
    super(said);
  }
}
