package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 22019, {@code invalid_escape_character}. */
public final class InvalidEscapeCharacterException extends DataException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public InvalidEscapeCharacterException(PgLogMessage said) {
    super(said);
  }
}
