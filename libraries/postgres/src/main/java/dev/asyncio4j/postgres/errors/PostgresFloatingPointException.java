package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 22P01, {@code floating_point_exception}. */
public final class PostgresFloatingPointException extends DataException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public PostgresFloatingPointException(PgLogMessage said) {
    super(said);
  }
}
