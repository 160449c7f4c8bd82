package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 2200D, {@code invalid_escape_octet}. */
public final class InvalidEscapeOctetException extends DataException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public InvalidEscapeOctetException(PgLogMessage said) {
    super(said);
  }
}
