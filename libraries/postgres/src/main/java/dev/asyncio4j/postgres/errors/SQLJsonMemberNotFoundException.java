package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 2203A, {@code sql_json_member_not_found}. */
public final class SQLJsonMemberNotFoundException extends DataException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public SQLJsonMemberNotFoundException(PgLogMessage said) {
    super(said);
  }
}
