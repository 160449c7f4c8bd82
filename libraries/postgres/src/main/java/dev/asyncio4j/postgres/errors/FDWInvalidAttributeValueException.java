package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE HV024, {@code fdw_invalid_attribute_value}. */
public final class FDWInvalidAttributeValueException extends FDWException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public FDWInvalidAttributeValueException(PgLogMessage said) {
    super(said);
  }
}
