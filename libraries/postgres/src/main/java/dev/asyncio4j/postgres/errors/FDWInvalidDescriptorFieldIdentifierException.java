package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE HV091, {@code fdw_invalid_descriptor_field_identifier}. */
public final class FDWInvalidDescriptorFieldIdentifierException extends FDWException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public FDWInvalidDescriptorFieldIdentifierException(PgLogMessage said) {
    super(said);
  }
}
