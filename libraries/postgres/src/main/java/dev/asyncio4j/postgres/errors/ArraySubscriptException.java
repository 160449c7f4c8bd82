package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 2202E, {@code array_subscript_error}. */
public final class ArraySubscriptException extends DataException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public ArraySubscriptException(PgLogMessage said) {
    super(said);
  }
}
