package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 42P09, {@code ambiguous_alias}. */
public final class AmbiguousAliasException extends SyntaxOrAccessException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public AmbiguousAliasException(PgLogMessage said) {
    super(said);
  }
}
