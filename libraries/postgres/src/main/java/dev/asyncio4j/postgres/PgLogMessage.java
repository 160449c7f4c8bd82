package dev.asyncio4j.postgres;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message of the server: an error, a warning, a notice.
 *
 * <p><i>Python:</i> {@code asyncpg.PostgresLogMessage}.
 *
 * @param severity such as {@code ERROR} or {@code NOTICE}
 * @param sqlState five characters
 * @param message the text, one line
 * @param detail more of it, or null
 * @param hint what may help, or null
 * @param position in the statement, counted in characters from 1, or null
 * @param internalPosition as {@code position}, in {@code internalQuery}, or null
 * @param internalQuery the statement that the server made itself, or null
 * @param context the call stack of functions, or null
 * @param schemaName of the object concerned, or null
 * @param tableName of the object concerned, or null
 * @param columnName of the object concerned, or null
 * @param dataTypeName of the object concerned, or null
 * @param constraintName of the object concerned, or null
 * @param serverSourceFilename where the server's code reports it, or null
 * @param serverSourceLine where the server's code reports it, or null
 * @param serverSourceFunction where the server's code reports it, or null
 */
public record PgLogMessage(
    String severity,
    String sqlState,
    String message,
    @Nullable String detail,
    @Nullable String hint,
    @Nullable String position,
    @Nullable String internalPosition,
    @Nullable String internalQuery,
    @Nullable String context,
    @Nullable String schemaName,
    @Nullable String tableName,
    @Nullable String columnName,
    @Nullable String dataTypeName,
    @Nullable String constraintName,
    @Nullable String serverSourceFilename,
    @Nullable String serverSourceLine,
    @Nullable String serverSourceFunction) {

  /**
   * Makes one that has a text only.
   *
   * @param severity such as {@code FATAL}
   * @param sqlState five characters
   * @param message the text
   * @return the message
   */
  public static PgLogMessage of(String severity, String sqlState, String message) {
    return new PgLogMessage(
        severity, sqlState, message, null, null, null, null, null, null, null, null, null, null,
        null, null, null, null);
  }

  /**
   * Returns the fields that are set, by their names in this record.
   *
   * <p><i>Python:</i> {@code as_dict()}.
   *
   * @return in the order of the record
   */
  public Map<String, String> toMap() {
    var map = new LinkedHashMap<String, String>();
    map.put("severity", severity);
    map.put("sqlState", sqlState);
    map.put("message", message);
    put(map, "detail", detail);
    put(map, "hint", hint);
    put(map, "position", position);
    put(map, "internalPosition", internalPosition);
    put(map, "internalQuery", internalQuery);
    put(map, "context", context);
    put(map, "schemaName", schemaName);
    put(map, "tableName", tableName);
    put(map, "columnName", columnName);
    put(map, "dataTypeName", dataTypeName);
    put(map, "constraintName", constraintName);
    put(map, "serverSourceFilename", serverSourceFilename);
    put(map, "serverSourceLine", serverSourceLine);
    put(map, "serverSourceFunction", serverSourceFunction);
    return map;
  }

  private static void put(Map<String, String> map, String name, @Nullable String value) {
    if (value != null) map.put(name, value);
  }

  @Override
  public String toString() {
    var text = new StringBuilder(message);
    if (detail != null) text.append("\nDETAIL:  ").append(detail);
    if (hint != null) text.append("\nHINT:  ").append(hint);
    return text.toString();
  }
}
