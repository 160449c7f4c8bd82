package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 58P02, {@code duplicate_file}. */
public final class DuplicateFileException extends PostgresSystemException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public DuplicateFileException(PgLogMessage said) {
    super(said);
  }
}
