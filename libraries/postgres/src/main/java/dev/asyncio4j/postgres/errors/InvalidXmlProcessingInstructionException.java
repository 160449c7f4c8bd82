package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 2200T, {@code invalid_xml_processing_instruction}. */
public final class InvalidXmlProcessingInstructionException extends DataException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public InvalidXmlProcessingInstructionException(PgLogMessage said) {
    super(said);
  }
}
