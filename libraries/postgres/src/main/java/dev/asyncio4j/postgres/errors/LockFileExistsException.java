package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE F0001, {@code lock_file_exists}. */
public final class LockFileExistsException extends ConfigFileException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public LockFileExistsException(PgLogMessage said) {
    super(said);
  }
}
