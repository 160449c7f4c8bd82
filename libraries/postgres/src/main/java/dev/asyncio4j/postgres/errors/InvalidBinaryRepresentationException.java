package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 22P03, {@code invalid_binary_representation}. */
public final class InvalidBinaryRepresentationException extends DataException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public InvalidBinaryRepresentationException(PgLogMessage said) {
    super(said);
  }
}
