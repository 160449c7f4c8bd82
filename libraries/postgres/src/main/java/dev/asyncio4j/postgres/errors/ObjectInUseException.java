package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 55006, {@code object_in_use}. */
public final class ObjectInUseException extends ObjectNotInPrerequisiteStateException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public ObjectInUseException(PgLogMessage said) {
    super(said);
  }
}
