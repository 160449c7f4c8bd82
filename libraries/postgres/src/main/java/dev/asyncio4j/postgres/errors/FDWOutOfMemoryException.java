package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE HV001, {@code fdw_out_of_memory}. */
public final class FDWOutOfMemoryException extends FDWException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public FDWOutOfMemoryException(PgLogMessage said) {
    super(said);
  }
}
