package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 22033, {@code invalid_sql_json_subscript}. */
public final class InvalidSQLJsonSubscriptException extends DataException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public InvalidSQLJsonSubscriptException(PgLogMessage said) {
    super(said);
  }
}
