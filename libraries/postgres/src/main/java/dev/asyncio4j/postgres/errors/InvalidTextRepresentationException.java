package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 22P02, {@code invalid_text_representation}. */
public final class InvalidTextRepresentationException extends DataException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public InvalidTextRepresentationException(PgLogMessage said) {
    super(said);
  }
}
