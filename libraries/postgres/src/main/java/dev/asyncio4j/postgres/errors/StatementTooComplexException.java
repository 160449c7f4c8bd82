package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 54001, {@code statement_too_complex}. */
public final class StatementTooComplexException extends ProgramLimitExceededException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public StatementTooComplexException(PgLogMessage said) {
    super(said);
  }
}
