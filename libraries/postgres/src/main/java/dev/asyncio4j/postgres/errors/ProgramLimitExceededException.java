package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import dev.asyncio4j.postgres.PostgresException;
import java.io.Serial;

/** SQLSTATE 54000, {@code program_limit_exceeded}. The class of all errors of this kind. */
public class ProgramLimitExceededException extends PostgresException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public ProgramLimitExceededException(PgLogMessage said) {
    super(said);
  }
}
