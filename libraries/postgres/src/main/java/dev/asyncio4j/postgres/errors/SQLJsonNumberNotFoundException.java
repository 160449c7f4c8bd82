package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 2203B, {@code sql_json_number_not_found}. */
public final class SQLJsonNumberNotFoundException extends DataException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public SQLJsonNumberNotFoundException(PgLogMessage said) {
    super(said);
  }
}
