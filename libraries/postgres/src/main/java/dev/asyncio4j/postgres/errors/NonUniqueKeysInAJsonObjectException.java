package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 22037, {@code non_unique_keys_in_a_json_object}. */
public final class NonUniqueKeysInAJsonObjectException extends DataException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public NonUniqueKeysInAJsonObjectException(PgLogMessage said) {
    super(said);
  }
}
