package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 22026, {@code string_data_length_mismatch}. */
public final class StringDataLengthMismatchException extends DataException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public StringDataLengthMismatchException(PgLogMessage said) {
    super(said);
  }
}
