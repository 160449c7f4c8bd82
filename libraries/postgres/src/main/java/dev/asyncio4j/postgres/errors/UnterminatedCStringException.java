package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 22024, {@code unterminated_c_string}. */
public final class UnterminatedCStringException extends DataException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public UnterminatedCStringException(PgLogMessage said) {
    super(said);
  }
}
