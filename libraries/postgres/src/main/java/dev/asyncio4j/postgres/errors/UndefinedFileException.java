package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 58P01, {@code undefined_file}. */
public final class UndefinedFileException extends PostgresSystemException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public UndefinedFileException(PgLogMessage said) {
    super(said);
  }
}
