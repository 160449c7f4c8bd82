package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE HV00R, {@code fdw_table_not_found}. */
public final class FDWTableNotFoundException extends FDWException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public FDWTableNotFoundException(PgLogMessage said) {
    super(said);
  }
}
