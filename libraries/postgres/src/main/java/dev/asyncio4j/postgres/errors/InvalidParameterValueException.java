package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 22023, {@code invalid_parameter_value}. */
public final class InvalidParameterValueException extends DataException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public InvalidParameterValueException(PgLogMessage said) {
    super(said);
  }
}
