package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import dev.asyncio4j.postgres.PostgresException;
import java.io.Serial;

/** SQLSTATE 0Z000, {@code diagnostics_exception}. The class of all errors of this kind. */
public class DiagnosticsException extends PostgresException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public DiagnosticsException(PgLogMessage said) {
    super(said);
  }
}
