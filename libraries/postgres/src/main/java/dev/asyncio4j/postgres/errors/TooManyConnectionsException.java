package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 53300, {@code too_many_connections}. */
public final class TooManyConnectionsException extends InsufficientResourcesException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public TooManyConnectionsException(PgLogMessage said) {
    super(said);
  }
}
