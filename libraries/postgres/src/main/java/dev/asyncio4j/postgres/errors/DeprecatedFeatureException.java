package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 01P01, {@code deprecated_feature}. */
public final class DeprecatedFeatureException extends PostgresWarningException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public DeprecatedFeatureException(PgLogMessage said) {
    super(said);
  }
}
