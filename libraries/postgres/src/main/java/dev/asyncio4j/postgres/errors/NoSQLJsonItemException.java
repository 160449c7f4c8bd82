package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 22035, {@code no_sql_json_item}. */
public final class NoSQLJsonItemException extends DataException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public NoSQLJsonItemException(PgLogMessage said) {
    super(said);
  }
}
