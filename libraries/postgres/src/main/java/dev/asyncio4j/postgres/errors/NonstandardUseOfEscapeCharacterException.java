package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 22P06, {@code nonstandard_use_of_escape_character}. */
public final class NonstandardUseOfEscapeCharacterException extends DataException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public NonstandardUseOfEscapeCharacterException(PgLogMessage said) {
    super(said);
  }
}
