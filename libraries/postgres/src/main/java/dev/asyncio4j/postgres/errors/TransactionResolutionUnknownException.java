package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 08007, {@code transaction_resolution_unknown}. */
public final class TransactionResolutionUnknownException extends PostgresConnectionException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public TransactionResolutionUnknownException(PgLogMessage said) {
    super(said);
  }
}
