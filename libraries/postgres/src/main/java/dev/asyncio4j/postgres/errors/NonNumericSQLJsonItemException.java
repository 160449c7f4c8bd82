package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 22036, {@code non_numeric_sql_json_item}. */
public final class NonNumericSQLJsonItemException extends DataException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public NonNumericSQLJsonItemException(PgLogMessage said) {
    super(said);
  }
}
