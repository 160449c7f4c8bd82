package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 58030, {@code io_error}. */
public final class PostgresIOException extends PostgresSystemException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public PostgresIOException(PgLogMessage said) {
    super(said);
  }
}
