package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 53100, {@code disk_full}. */
public final class DiskFullException extends InsufficientResourcesException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public DiskFullException(PgLogMessage said) {
    super(said);
  }
}
