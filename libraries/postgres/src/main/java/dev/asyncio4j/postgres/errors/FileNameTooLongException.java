package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 58P03. */
public final class FileNameTooLongException extends PostgresSystemException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public FileNameTooLongException(PgLogMessage said) {
    super(said);
  }
}
