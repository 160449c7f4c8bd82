package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 40P01, {@code deadlock_detected}. */
public final class DeadlockDetectedException extends TransactionRollbackException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public DeadlockDetectedException(PgLogMessage said) {
    super(said);
  }
}
