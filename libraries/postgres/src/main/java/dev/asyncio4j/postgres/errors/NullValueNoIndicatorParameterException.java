package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 22002, {@code null_value_no_indicator_parameter}. */
public final class NullValueNoIndicatorParameterException extends DataException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public NullValueNoIndicatorParameterException(PgLogMessage said) {
    super(said);
  }
}
