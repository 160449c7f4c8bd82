package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 01008, {@code implicit_zero_bit_padding}. */
public final class ImplicitZeroBitPaddingException extends PostgresWarningException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public ImplicitZeroBitPaddingException(PgLogMessage said) {
    super(said);
  }
}
