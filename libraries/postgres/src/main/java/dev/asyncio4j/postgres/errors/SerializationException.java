package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 40001, {@code serialization_failure}. */
public final class SerializationException extends TransactionRollbackException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public SerializationException(PgLogMessage said) {
    super(said);
  }
}
