package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 2201F, {@code invalid_argument_for_power_function}. */
public final class InvalidArgumentForPowerFunctionException extends DataException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public InvalidArgumentForPowerFunctionException(PgLogMessage said) {
    super(said);
  }
}
