package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 55P03, {@code lock_not_available}. */
public final class LockNotAvailableException extends ObjectNotInPrerequisiteStateException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public LockNotAvailableException(PgLogMessage said) {
    super(said);
  }
}
