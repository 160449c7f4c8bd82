package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 0F001, {@code invalid_locator_specification}. */
public final class InvalidLocatorSpecificationException extends LocatorException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public InvalidLocatorSpecificationException(PgLogMessage said) {
    super(said);
  }
}
