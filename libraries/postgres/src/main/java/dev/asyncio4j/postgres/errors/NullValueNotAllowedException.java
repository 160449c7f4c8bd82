package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 22004, {@code null_value_not_allowed}. */
public final class NullValueNotAllowedException extends DataException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public NullValueNotAllowedException(PgLogMessage said) {
    super(said);
  }
}
