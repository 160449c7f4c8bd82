package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import dev.asyncio4j.postgres.PostgresException;
import java.io.Serial;

/** SQLSTATE 23000, {@code integrity_constraint_violation}. The class of all errors of this kind. */
public class IntegrityConstraintViolationException extends PostgresException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public IntegrityConstraintViolationException(PgLogMessage said) {
    super(said);
  }
}
