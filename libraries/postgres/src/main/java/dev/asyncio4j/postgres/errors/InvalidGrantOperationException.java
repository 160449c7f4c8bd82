package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 0LP01, {@code invalid_grant_operation}. */
public final class InvalidGrantOperationException extends InvalidGrantorException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public InvalidGrantOperationException(PgLogMessage said) {
    super(said);
  }
}
