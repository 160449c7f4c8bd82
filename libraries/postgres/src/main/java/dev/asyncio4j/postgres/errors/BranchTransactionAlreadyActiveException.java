package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 25002, {@code branch_transaction_already_active}. */
public final class BranchTransactionAlreadyActiveException
    extends InvalidTransactionStateException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public BranchTransactionAlreadyActiveException(PgLogMessage said) {
    super(said);
  }
}
