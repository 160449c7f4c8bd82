package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 0100C, {@code dynamic_result_sets_returned}. */
public final class DynamicResultSetsReturnedException extends PostgresWarningException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public DynamicResultSetsReturnedException(PgLogMessage said) {
    super(said);
  }
}
