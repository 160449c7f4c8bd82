package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 22038, {@code singleton_sql_json_item_required}. */
public final class SingletonSQLJsonItemRequiredException extends DataException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public SingletonSQLJsonItemRequiredException(PgLogMessage said) {
    super(said);
  }
}
