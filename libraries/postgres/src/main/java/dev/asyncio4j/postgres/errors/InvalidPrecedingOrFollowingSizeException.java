package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 22013, {@code invalid_preceding_or_following_size}. */
public final class InvalidPrecedingOrFollowingSizeException extends DataException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public InvalidPrecedingOrFollowingSizeException(PgLogMessage said) {
    super(said);
  }
}
