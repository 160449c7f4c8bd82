package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 3B001, {@code invalid_savepoint_specification}. */
public final class InvalidSavepointSpecificationException extends SavepointException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public InvalidSavepointSpecificationException(PgLogMessage said) {
    super(said);
  }
}
