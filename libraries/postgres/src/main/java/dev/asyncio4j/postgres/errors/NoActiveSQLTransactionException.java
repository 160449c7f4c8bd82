package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 25P01, {@code no_active_sql_transaction}. */
public final class NoActiveSQLTransactionException extends InvalidTransactionStateException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public NoActiveSQLTransactionException(PgLogMessage said) {
    super(said);
  }
}
