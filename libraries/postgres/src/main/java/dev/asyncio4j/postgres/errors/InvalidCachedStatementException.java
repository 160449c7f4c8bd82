package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** Errors of the class of their subclasses. */
public final class InvalidCachedStatementException extends FeatureNotSupportedException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public InvalidCachedStatementException(PgLogMessage said) {
    super(said);
  }
}
