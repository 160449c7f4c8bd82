package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE HV005, {@code fdw_column_name_not_found}. */
public final class FDWColumnNameNotFoundException extends FDWException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public FDWColumnNameNotFoundException(PgLogMessage said) {
    super(said);
  }
}
