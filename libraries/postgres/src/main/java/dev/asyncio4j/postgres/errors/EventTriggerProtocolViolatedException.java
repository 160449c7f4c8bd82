package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 39P03, {@code event_trigger_protocol_violated}. */
public final class EventTriggerProtocolViolatedException
    extends ExternalRoutineInvocationException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public EventTriggerProtocolViolatedException(PgLogMessage said) {
    super(said);
  }
}
