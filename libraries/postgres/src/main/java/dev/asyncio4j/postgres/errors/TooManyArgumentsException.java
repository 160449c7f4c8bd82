package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 54023, {@code too_many_arguments}. */
public final class TooManyArgumentsException extends ProgramLimitExceededException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public TooManyArgumentsException(PgLogMessage said) {
    super(said);
  }
}
