package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import dev.asyncio4j.postgres.PostgresException;
import java.io.Serial;

/** SQLSTATE 08000, {@code connection_exception}. The class of all errors of this kind. */
public class PostgresConnectionException extends PostgresException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public PostgresConnectionException(PgLogMessage said) {
    super(said);
  }
}
