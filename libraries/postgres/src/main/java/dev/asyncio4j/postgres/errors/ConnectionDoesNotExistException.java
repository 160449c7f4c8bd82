package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 08003, {@code connection_does_not_exist}. */
public final class ConnectionDoesNotExistException extends PostgresConnectionException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public ConnectionDoesNotExistException(PgLogMessage said) {
    super(said);
  }
}
