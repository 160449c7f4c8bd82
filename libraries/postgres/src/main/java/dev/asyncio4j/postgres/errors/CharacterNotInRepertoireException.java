package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 22021, {@code character_not_in_repertoire}. */
public final class CharacterNotInRepertoireException extends DataException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public CharacterNotInRepertoireException(PgLogMessage said) {
    super(said);
  }
}
