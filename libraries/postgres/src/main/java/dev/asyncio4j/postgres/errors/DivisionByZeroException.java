package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 22012, {@code division_by_zero}. */
public final class DivisionByZeroException extends DataException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public DivisionByZeroException(PgLogMessage said) {
    super(said);
  }
}
