package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 2203E, {@code too_many_json_object_members}. */
public final class TooManyJsonObjectMembersException extends DataException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public TooManyJsonObjectMembersException(PgLogMessage said) {
    super(said);
  }
}
