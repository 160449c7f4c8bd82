package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 25P03, {@code idle_in_transaction_session_timeout}. */
public final class IdleInTransactionSessionTimeoutException
    extends InvalidTransactionStateException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public IdleInTransactionSessionTimeoutException(PgLogMessage said) {
    super(said);
  }
}
