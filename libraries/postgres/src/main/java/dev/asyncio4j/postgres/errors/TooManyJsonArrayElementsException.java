package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 2203D, {@code too_many_json_array_elements}. */
public final class TooManyJsonArrayElementsException extends DataException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public TooManyJsonArrayElementsException(PgLogMessage said) {
    super(said);
  }
}
