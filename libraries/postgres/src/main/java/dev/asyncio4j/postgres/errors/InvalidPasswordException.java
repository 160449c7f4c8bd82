package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 28P01, {@code invalid_password}. */
public final class InvalidPasswordException extends InvalidAuthorizationSpecificationException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public InvalidPasswordException(PgLogMessage said) {
    super(said);
  }
}
