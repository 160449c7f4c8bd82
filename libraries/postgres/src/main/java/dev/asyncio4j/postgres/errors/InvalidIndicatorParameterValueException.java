package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 22010, {@code invalid_indicator_parameter_value}. */
public final class InvalidIndicatorParameterValueException extends DataException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public InvalidIndicatorParameterValueException(PgLogMessage said) {
    super(said);
  }
}
