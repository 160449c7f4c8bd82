package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 54011, {@code too_many_columns}. */
public final class TooManyColumnsException extends ProgramLimitExceededException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public TooManyColumnsException(PgLogMessage said) {
    super(said);
  }
}
