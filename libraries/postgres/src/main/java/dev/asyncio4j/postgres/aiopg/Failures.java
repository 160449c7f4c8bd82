package dev.asyncio4j.postgres.aiopg;

import dev.asyncio4j.postgres.PostgresException;

/** The server's errors by the classes of psycopg2. */
final class Failures {
  private Failures() {}

  static PsycopgException of(PostgresException e) {
    var code = e.sqlState();
    var text = e.getMessage();
    return switch (code.substring(0, 2)) {
      case "0A" -> new PsycopgNotSupportedException(text, code, e);
      case "20", "21", "3D", "3F", "42", "44" -> new PsycopgProgrammingException(text, code, e);
      case "22" -> new PsycopgDataException(text, code, e);
      case "23" -> new PsycopgIntegrityException(text, code, e);
      case "24", "25", "2B", "2D", "2F", "38", "39", "3B", "F0", "P0", "XX" ->
          new PsycopgInternalException(text, code, e);
      case "08", "26", "27", "28", "34", "40", "53", "54", "55", "57", "58" ->
          new PsycopgOperationalException(text, code, e);
      default -> new PsycopgDatabaseException(text, code, e);
    };
  }
}
