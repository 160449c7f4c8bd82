package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 40003, {@code statement_completion_unknown}. */
public final class StatementCompletionUnknownException extends TransactionRollbackException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public StatementCompletionUnknownException(PgLogMessage said) {
    super(said);
  }
}
