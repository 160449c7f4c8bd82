package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 2200G, {@code most_specific_type_mismatch}. */
public final class MostSpecificTypeMismatchException extends DataException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public MostSpecificTypeMismatchException(PgLogMessage said) {
    super(said);
  }
}
