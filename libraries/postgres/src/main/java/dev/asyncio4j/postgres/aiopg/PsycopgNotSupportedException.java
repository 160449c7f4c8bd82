package dev.asyncio4j.postgres.aiopg;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Signals what the server cannot do. <i>Python:</i> {@code psycopg2.NotSupportedError}. */
public final class PsycopgNotSupportedException extends PsycopgDatabaseException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what is wrong
   * @param pgCode the server's code, or null
   * @param cause where it comes from, or null
   */
  public PsycopgNotSupportedException(
      String message, @Nullable String pgCode, @Nullable Throwable cause) {
    super(message, pgCode, cause);
  }
}
