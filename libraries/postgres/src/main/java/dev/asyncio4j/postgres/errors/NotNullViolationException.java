package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 23502, {@code not_null_violation}. */
public final class NotNullViolationException extends IntegrityConstraintViolationException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public NotNullViolationException(PgLogMessage said) {
    super(said);
  }
}
