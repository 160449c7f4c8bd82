package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 2202G, {@code invalid_tablesample_repeat}. */
public final class InvalidTablesampleRepeatException extends DataException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public InvalidTablesampleRepeatException(PgLogMessage said) {
    super(said);
  }
}
