package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 2200B, {@code escape_character_conflict}. */
public final class EscapeCharacterConflictException extends DataException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public EscapeCharacterConflictException(PgLogMessage said) {
    super(said);
  }
}
