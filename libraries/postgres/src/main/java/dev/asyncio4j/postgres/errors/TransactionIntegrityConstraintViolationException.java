package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 40002, {@code transaction_integrity_constraint_violation}. */
public final class TransactionIntegrityConstraintViolationException
    extends TransactionRollbackException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public TransactionIntegrityConstraintViolationException(PgLogMessage said) {
    super(said);
  }
}
