package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 22030, {@code duplicate_json_object_key_value}. */
public final class DuplicateJsonObjectKeyValueException extends DataException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public DuplicateJsonObjectKeyValueException(PgLogMessage said) {
    super(said);
  }
}
