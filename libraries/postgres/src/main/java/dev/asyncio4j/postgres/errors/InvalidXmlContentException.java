package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 2200N, {@code invalid_xml_content}. */
public final class InvalidXmlContentException extends DataException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public InvalidXmlContentException(PgLogMessage said) {
    super(said);
  }
}
