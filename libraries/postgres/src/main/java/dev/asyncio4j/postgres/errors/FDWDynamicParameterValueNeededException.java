package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE HV002, {@code fdw_dynamic_parameter_value_needed}. */
public final class FDWDynamicParameterValueNeededException extends FDWException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public FDWDynamicParameterValueNeededException(PgLogMessage said) {
    super(said);
  }
}
