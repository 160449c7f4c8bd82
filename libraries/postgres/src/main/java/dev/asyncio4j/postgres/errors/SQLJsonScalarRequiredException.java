package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 2203F, {@code sql_json_scalar_required}. */
public final class SQLJsonScalarRequiredException extends DataException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public SQLJsonScalarRequiredException(PgLogMessage said) {
    super(said);
  }
}
