package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 22018, {@code invalid_character_value_for_cast}. */
public final class InvalidCharacterValueForCastException extends DataException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public InvalidCharacterValueForCastException(PgLogMessage said) {
    super(said);
  }
}
