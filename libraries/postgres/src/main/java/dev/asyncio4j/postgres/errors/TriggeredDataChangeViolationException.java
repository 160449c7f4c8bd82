package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import dev.asyncio4j.postgres.PostgresException;
import java.io.Serial;

/** SQLSTATE 27000, {@code triggered_data_change_violation}. */
public final class TriggeredDataChangeViolationException extends PostgresException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public TriggeredDataChangeViolationException(PgLogMessage said) {
    super(said);
  }
}
