package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import dev.asyncio4j.postgres.PostgresException;
import java.io.Serial;

/**
 * SQLSTATE 28000, {@code invalid_authorization_specification}. The class of all errors of this
 * kind.
 */
public class InvalidAuthorizationSpecificationException extends PostgresException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public InvalidAuthorizationSpecificationException(PgLogMessage said) {
    super(said);
  }
}
