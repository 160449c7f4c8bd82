package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE HV00Q, {@code fdw_schema_not_found}. */
public final class FDWSchemaNotFoundException extends FDWException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public FDWSchemaNotFoundException(PgLogMessage said) {
    super(said);
  }
}
