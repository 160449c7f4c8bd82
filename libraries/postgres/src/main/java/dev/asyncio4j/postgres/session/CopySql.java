package dev.asyncio4j.postgres.session;

import dev.asyncio4j.postgres.CopyFormat;
import dev.asyncio4j.postgres.CopyOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The text of statements that copy. */
final class CopySql {
  private CopySql() {}

  static String fromTable(String table, CopyOptions options) {
    return "COPY " + target(table, options) + " TO STDOUT" + with(options);
  }

  static String fromQuery(String sql, CopyOptions options) {
    return "COPY (" + sql + ") TO STDOUT" + with(options);
  }

  static String toTable(String table, CopyOptions options) {
    var where = options.where() == null ? "" : " WHERE " + options.where();
    return "COPY " + target(table, options) + " FROM STDIN" + with(options) + where;
  }

  static String target(String table, CopyOptions options) {
    var schema = options.schema() == null ? "" : identifier(options.schema()) + ".";
    return schema + identifier(table) + columns(options.columns());
  }

  private static String columns(List<String> names) {
    if (names.isEmpty()) return "";
    return names.stream().map(CopySql::identifier).collect(Collectors.joining(", ", " (", ")"));
  }

  static String identifier(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private static String with(CopyOptions options) {
    var parts = new ArrayList<String>();
    CopyFormat format = options.format();
    if (format != null) parts.add("FORMAT " + format.name().toLowerCase(Locale.ROOT));
    text(parts, "DELIMITER", options.delimiter());
    text(parts, "NULL", options.nullText());
    if (options.header()) parts.add("HEADER true");
    text(parts, "QUOTE", options.quote());
    text(parts, "ESCAPE", options.escape());
    names(parts, "FORCE_QUOTE", options.forceQuote());
    names(parts, "FORCE_NOT_NULL", options.forceNotNull());
    names(parts, "FORCE_NULL", options.forceNull());
    text(parts, "ENCODING", options.encoding());
    return parts.isEmpty() ? "" : " WITH (" + String.join(", ", parts) + ")";
  }

  private static void text(List<String> parts, String name, @Nullable String value) {
    if (value != null) parts.add(name + " " + Introspection.literal(value));
  }

  private static void names(List<String> parts, String name, List<String> columns) {
    if (columns.equals(List.of("*"))) parts.add(name + " *");
    else if (!columns.isEmpty()) parts.add(name + columns(columns));
  }
}
