package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 2200F, {@code zero_length_character_string}. */
public final class ZeroLengthCharacterStringException extends DataException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public ZeroLengthCharacterStringException(PgLogMessage said) {
    super(said);
  }
}
