package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE HV00N, {@code fdw_unable_to_establish_connection}. */
public final class FDWUnableToEstablishConnectionException extends FDWException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public FDWUnableToEstablishConnectionException(PgLogMessage said) {
    super(said);
  }
}
