package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 25006, {@code read_only_sql_transaction}. */
public final class ReadOnlySQLTransactionException extends InvalidTransactionStateException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public ReadOnlySQLTransactionException(PgLogMessage said) {
    super(said);
  }
}
