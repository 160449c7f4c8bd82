package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 22001, {@code string_data_right_truncation}. */
public final class StringDataRightTruncationException extends DataException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public StringDataRightTruncationException(PgLogMessage said) {
    super(said);
  }
}
