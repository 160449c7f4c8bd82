package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 2203C, {@code sql_json_object_not_found}. */
public final class SQLJsonObjectNotFoundException extends DataException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public SQLJsonObjectNotFoundException(PgLogMessage said) {
    super(said);
  }
}
