package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 22031, {@code invalid_argument_for_sql_json_datetime_function}. */
public final class InvalidArgumentForSQLJsonDatetimeFunctionException extends DataException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public InvalidArgumentForSQLJsonDatetimeFunctionException(PgLogMessage said) {
    super(said);
  }
}
