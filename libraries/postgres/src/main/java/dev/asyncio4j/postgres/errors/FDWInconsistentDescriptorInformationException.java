package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE HV021, {@code fdw_inconsistent_descriptor_information}. */
public final class FDWInconsistentDescriptorInformationException extends FDWException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public FDWInconsistentDescriptorInformationException(PgLogMessage said) {
    super(said);
  }
}
