package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 2200M, {@code invalid_xml_document}. */
public final class InvalidXmlDocumentException extends DataException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public InvalidXmlDocumentException(PgLogMessage said) {
    super(said);
  }
}
