package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 2200C, {@code invalid_use_of_escape_character}. */
public final class InvalidUseOfEscapeCharacterException extends DataException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public InvalidUseOfEscapeCharacterException(PgLogMessage said) {
    super(said);
  }
}
