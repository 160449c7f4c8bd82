package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 22P05, {@code untranslatable_character}. */
public final class UntranslatableCharacterException extends DataException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public UntranslatableCharacterException(PgLogMessage said) {
    super(said);
  }
}
