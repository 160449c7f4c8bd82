package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 2201B, {@code invalid_regular_expression}. */
public final class InvalidRegularExpressionException extends DataException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public InvalidRegularExpressionException(PgLogMessage said) {
    super(said);
  }
}
