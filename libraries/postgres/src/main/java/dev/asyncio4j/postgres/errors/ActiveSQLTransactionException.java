package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 25001, {@code active_sql_transaction}. */
public final class ActiveSQLTransactionException extends InvalidTransactionStateException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public ActiveSQLTransactionException(PgLogMessage said) {
    super(said);
  }
}
