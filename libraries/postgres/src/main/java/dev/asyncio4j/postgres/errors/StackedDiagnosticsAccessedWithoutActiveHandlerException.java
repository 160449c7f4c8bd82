package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 0Z002, {@code stacked_diagnostics_accessed_without_active_handler}. */
public final class StackedDiagnosticsAccessedWithoutActiveHandlerException
    extends DiagnosticsException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public StackedDiagnosticsAccessedWithoutActiveHandlerException(PgLogMessage said) {
    super(said);
  }
}
