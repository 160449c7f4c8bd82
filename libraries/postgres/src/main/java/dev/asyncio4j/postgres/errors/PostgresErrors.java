package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import dev.asyncio4j.postgres.PostgresException;

/**
 * Exceptions found by their SQLSTATE.
 *
 * <p><i>Python:</i> {@code asyncpg.PostgresError.new}.
 */
public final class PostgresErrors {
  /** The server's words when a statement no longer fits the table that it reads. */
  private static final String STALE = "cached plan must not change result type";

  private PostgresErrors() {}

  /**
   * Makes the exception of a message.
   *
   * @param said the fields of the server's message
   * @return of the class of its code; of an unknown code, of the class of codes, such as 23000 for
   *     23999; else a plain {@link PostgresException}
   */
  public static PostgresException of(PgLogMessage said) {
    var code = said.sqlState();
    if (code.equals("0A000") && said.message().equals(STALE))
      return new InvalidCachedStatementException(said);
    var exact = LowCodes.MAKERS.getOrDefault(code, HighCodes.MAKERS.get(code));
    if (exact != null) return exact.apply(said);
    var general = code.length() == 5 ? code.substring(0, 2) + "000" : code;
    var ofClass = LowCodes.MAKERS.getOrDefault(general, HighCodes.MAKERS.get(general));
    return ofClass != null ? ofClass.apply(said) : new PostgresException(said);
  }
}
