package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 22014, {@code invalid_argument_for_ntile_function}. */
public final class InvalidArgumentForNtileFunctionException extends DataException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public InvalidArgumentForNtileFunctionException(PgLogMessage said) {
    super(said);
  }
}
