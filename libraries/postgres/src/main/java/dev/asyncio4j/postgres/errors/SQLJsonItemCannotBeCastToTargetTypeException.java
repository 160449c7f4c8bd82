package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 2203G, {@code sql_json_item_cannot_be_cast_to_target_type}. */
public final class SQLJsonItemCannotBeCastToTargetTypeException extends DataException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public SQLJsonItemCannotBeCastToTargetTypeException(PgLogMessage said) {
    super(said);
  }
}
