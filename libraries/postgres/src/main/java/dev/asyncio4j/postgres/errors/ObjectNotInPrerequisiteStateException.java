package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import dev.asyncio4j.postgres.PostgresException;
import java.io.Serial;

/**
 * SQLSTATE 55000, {@code object_not_in_prerequisite_state}. The class of all errors of this kind.
 */
public class ObjectNotInPrerequisiteStateException extends PostgresException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public ObjectNotInPrerequisiteStateException(PgLogMessage said) {
    super(said);
  }
}
