package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 08001, {@code sqlclient_unable_to_establish_sqlconnection}. */
public final class ClientCannotConnectException extends PostgresConnectionException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public ClientCannotConnectException(PgLogMessage said) {
    super(said);
  }
}
