package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 23503, {@code foreign_key_violation}. */
public final class ForeignKeyViolationException extends IntegrityConstraintViolationException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public ForeignKeyViolationException(PgLogMessage said) {
    super(said);
  }
}
