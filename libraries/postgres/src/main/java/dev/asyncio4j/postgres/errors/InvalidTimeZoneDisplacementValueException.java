package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 22009, {@code invalid_time_zone_displacement_value}. */
public final class InvalidTimeZoneDisplacementValueException extends DataException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public InvalidTimeZoneDisplacementValueException(PgLogMessage said) {
    super(said);
  }
}
