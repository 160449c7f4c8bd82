package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 22005, {@code error_in_assignment}. */
public final class ErrorInAssignmentException extends DataException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public ErrorInAssignmentException(PgLogMessage said) {
    super(said);
  }
}
