package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 2F005, {@code function_executed_no_return_statement}. */
public final class FunctionExecutedNoReturnStatementException extends SQLRoutineException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public FunctionExecutedNoReturnStatementException(PgLogMessage said) {
    super(said);
  }
}
