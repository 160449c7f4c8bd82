package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 22039, {@code sql_json_array_not_found}. */
public final class SQLJsonArrayNotFoundException extends DataException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public SQLJsonArrayNotFoundException(PgLogMessage said) {
    super(said);
  }
}
