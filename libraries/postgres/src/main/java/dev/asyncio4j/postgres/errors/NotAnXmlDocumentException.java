package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 2200L, {@code not_an_xml_document}. */
public final class NotAnXmlDocumentException extends DataException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public NotAnXmlDocumentException(PgLogMessage said) {
    super(said);
  }
}
