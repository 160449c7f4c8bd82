package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE HV006, {@code fdw_invalid_data_type_descriptors}. */
public final class FDWInvalidDataTypeDescriptorsException extends FDWException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public FDWInvalidDataTypeDescriptorsException(PgLogMessage said) {
    super(said);
  }
}
