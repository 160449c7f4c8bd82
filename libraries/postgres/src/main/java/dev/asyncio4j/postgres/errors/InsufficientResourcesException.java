package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import dev.asyncio4j.postgres.PostgresException;
import java.io.Serial;

/** SQLSTATE 53000, {@code insufficient_resources}. The class of all errors of this kind. */
public class InsufficientResourcesException extends PostgresException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public InsufficientResourcesException(PgLogMessage said) {
    super(said);
  }
}
