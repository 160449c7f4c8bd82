package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 53200, {@code out_of_memory}. */
public final class OutOfMemoryException extends InsufficientResourcesException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public OutOfMemoryException(PgLogMessage said) {
    super(said);
  }
}
