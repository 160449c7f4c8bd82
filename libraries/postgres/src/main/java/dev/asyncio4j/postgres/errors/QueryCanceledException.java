package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 57014, {@code query_canceled}. */
public final class QueryCanceledException extends OperatorInterventionException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public QueryCanceledException(PgLogMessage said) {
    super(said);
  }
}
