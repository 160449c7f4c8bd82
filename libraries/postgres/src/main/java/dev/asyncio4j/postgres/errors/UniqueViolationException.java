package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 23505, {@code unique_violation}. */
public final class UniqueViolationException extends IntegrityConstraintViolationException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public UniqueViolationException(PgLogMessage said) {
    super(said);
  }
}
