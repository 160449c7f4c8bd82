package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 22P04, {@code bad_copy_file_format}. */
public final class BadCopyFileFormatException extends DataException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public BadCopyFileFormatException(PgLogMessage said) {
    super(said);
  }
}
