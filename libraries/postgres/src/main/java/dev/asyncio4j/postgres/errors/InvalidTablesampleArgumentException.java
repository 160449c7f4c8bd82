package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 2202H, {@code invalid_tablesample_argument}. */
public final class InvalidTablesampleArgumentException extends DataException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public InvalidTablesampleArgumentException(PgLogMessage said) {
    super(said);
  }
}
