package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 22034, {@code more_than_one_sql_json_item}. */
public final class MoreThanOneSQLJsonItemException extends DataException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public MoreThanOneSQLJsonItemException(PgLogMessage said) {
    super(said);
  }
}
