package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 2201W, {@code invalid_row_count_in_limit_clause}. */
public final class InvalidRowCountInLimitClauseException extends DataException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public InvalidRowCountInLimitClauseException(PgLogMessage said) {
    super(said);
  }
}
