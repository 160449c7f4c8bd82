package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 22025, {@code invalid_escape_sequence}. */
public final class InvalidEscapeSequenceException extends DataException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public InvalidEscapeSequenceException(PgLogMessage said) {
    super(said);
  }
}
