package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 55P04, {@code unsafe_new_enum_value_usage}. */
public final class UnsafeNewEnumValueUsageException extends ObjectNotInPrerequisiteStateException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public UnsafeNewEnumValueUsageException(PgLogMessage said) {
    super(said);
  }
}
