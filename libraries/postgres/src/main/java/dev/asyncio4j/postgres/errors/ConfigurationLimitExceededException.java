package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 53400, {@code configuration_limit_exceeded}. */
public final class ConfigurationLimitExceededException extends InsufficientResourcesException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public ConfigurationLimitExceededException(PgLogMessage said) {
    super(said);
  }
}
