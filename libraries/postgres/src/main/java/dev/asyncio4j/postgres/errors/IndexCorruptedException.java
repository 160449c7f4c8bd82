package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE XX002, {@code index_corrupted}. */
public final class IndexCorruptedException extends InternalServerException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public IndexCorruptedException(PgLogMessage said) {
    super(said);
  }
}
