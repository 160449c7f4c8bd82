package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 38004, {@code reading_sql_data_not_permitted}. */
public final class ReadingExternalRoutineSQLDataNotPermittedException
    extends ExternalRoutineException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public ReadingExternalRoutineSQLDataNotPermittedException(PgLogMessage said) {
    super(said);
  }
}
