package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 2200S, {@code invalid_xml_comment}. */
public final class InvalidXmlCommentException extends DataException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public InvalidXmlCommentException(PgLogMessage said) {
    super(said);
  }
}
