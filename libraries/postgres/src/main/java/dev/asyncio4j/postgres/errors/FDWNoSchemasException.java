package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE HV00P, {@code fdw_no_schemas}. */
public final class FDWNoSchemasException extends FDWException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public FDWNoSchemasException(PgLogMessage said) {
    super(said);
  }
}
