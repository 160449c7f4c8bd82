package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 39P02, {@code srf_protocol_violated}. */
public final class SrfProtocolViolatedException extends ExternalRoutineInvocationException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public SrfProtocolViolatedException(PgLogMessage said) {
    super(said);
  }
}
