package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE XX001, {@code data_corrupted}. */
public final class DataCorruptedException extends InternalServerException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public DataCorruptedException(PgLogMessage said) {
    super(said);
  }
}
