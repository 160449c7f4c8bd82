package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE HV090, {@code fdw_invalid_string_length_or_buffer_length}. */
public final class FDWInvalidStringLengthOrBufferLengthException extends FDWException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public FDWInvalidStringLengthOrBufferLengthException(PgLogMessage said) {
    super(said);
  }
}
