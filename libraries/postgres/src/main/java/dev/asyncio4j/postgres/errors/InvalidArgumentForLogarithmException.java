package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 2201E, {@code invalid_argument_for_logarithm}. */
public final class InvalidArgumentForLogarithmException extends DataException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public InvalidArgumentForLogarithmException(PgLogMessage said) {
    super(said);
  }
}
