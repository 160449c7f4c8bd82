package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 42804, {@code datatype_mismatch}. */
public final class DatatypeMismatchException extends SyntaxOrAccessException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public DatatypeMismatchException(PgLogMessage said) {
    super(said);
  }
}
