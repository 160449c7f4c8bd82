package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 2F004, {@code reading_sql_data_not_permitted}. */
public final class ReadingSQLDataNotPermittedException extends SQLRoutineException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public ReadingSQLDataNotPermittedException(PgLogMessage said) {
    super(said);
  }
}
