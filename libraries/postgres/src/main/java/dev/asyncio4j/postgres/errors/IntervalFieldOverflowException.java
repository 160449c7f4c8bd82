package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 22015, {@code interval_field_overflow}. */
public final class IntervalFieldOverflowException extends DataException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public IntervalFieldOverflowException(PgLogMessage said) {
    super(said);
  }
}
