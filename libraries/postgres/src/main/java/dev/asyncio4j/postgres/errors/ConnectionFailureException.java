package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 08006, {@code connection_failure}. */
public final class ConnectionFailureException extends PostgresConnectionException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public ConnectionFailureException(PgLogMessage said) {
    super(said);
  }
}
