package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 22003, {@code numeric_value_out_of_range}. */
public final class NumericValueOutOfRangeException extends DataException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public NumericValueOutOfRangeException(PgLogMessage said) {
    super(said);
  }
}
