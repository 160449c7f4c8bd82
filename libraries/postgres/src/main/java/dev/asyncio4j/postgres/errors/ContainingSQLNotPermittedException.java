package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 38001, {@code containing_sql_not_permitted}. */
public final class ContainingSQLNotPermittedException extends ExternalRoutineException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public ContainingSQLNotPermittedException(PgLogMessage said) {
    super(said);
  }
}
