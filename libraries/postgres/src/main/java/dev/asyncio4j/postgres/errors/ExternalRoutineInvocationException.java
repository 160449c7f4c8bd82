package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import dev.asyncio4j.postgres.PostgresException;
import java.io.Serial;

/**
 * SQLSTATE 39000, {@code external_routine_invocation_exception}. The class of all errors of this
 * kind.
 */
public class ExternalRoutineInvocationException extends PostgresException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public ExternalRoutineInvocationException(PgLogMessage said) {
    super(said);
  }
}
