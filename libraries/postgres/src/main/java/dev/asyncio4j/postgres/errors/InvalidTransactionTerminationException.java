package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import dev.asyncio4j.postgres.PostgresException;
import java.io.Serial;

/** SQLSTATE 2D000, {@code invalid_transaction_termination}. */
public final class InvalidTransactionTerminationException extends PostgresException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public InvalidTransactionTerminationException(PgLogMessage said) {
    super(said);
  }
}
