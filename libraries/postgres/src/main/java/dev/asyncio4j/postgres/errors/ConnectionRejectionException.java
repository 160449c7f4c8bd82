package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 08004, {@code sqlserver_rejected_establishment_of_sqlconnection}. */
public final class ConnectionRejectionException extends PostgresConnectionException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public ConnectionRejectionException(PgLogMessage said) {
    super(said);
  }
}
