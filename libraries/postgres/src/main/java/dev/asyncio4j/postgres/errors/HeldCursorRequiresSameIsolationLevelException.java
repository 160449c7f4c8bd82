package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 25008, {@code held_cursor_requires_same_isolation_level}. */
public final class HeldCursorRequiresSameIsolationLevelException
    extends InvalidTransactionStateException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public HeldCursorRequiresSameIsolationLevelException(PgLogMessage said) {
    super(said);
  }
}
