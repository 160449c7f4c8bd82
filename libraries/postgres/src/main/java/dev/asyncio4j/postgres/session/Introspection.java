package dev.asyncio4j.postgres.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.asyncio4j.postgres.PgType;
import dev.asyncio4j.postgres.codec.TypeFacts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Asks the server for types: of what they consist, and of what that consists.
 *
 * <p>One script for each depth: it works in transactions that may only read, and through pgbouncer.
 * It calls nothing that {@code jit} would compile.
 */
final class Introspection {
  private static final String QUERY =
      """
      SELECT t.oid::int8, t.typname, n.nspname,
        CASE WHEN t.typcategory = 'A' AND t.typelem <> 0 THEN 'a' ELSE t.typtype::text END,
        CASE t.typtype
          WHEN 'd' THEN t.typbasetype::int8::text
          WHEN 'r' THEN (SELECT r.rngsubtype::int8::text FROM pg_catalog.pg_range r
            WHERE r.rngtypid = t.oid)
          WHEN 'm' THEN (SELECT r.rngtypid::int8::text FROM pg_catalog.pg_range r WHERE %s = t.oid)
          WHEN 'c' THEN (SELECT string_agg(a.atttypid::int8::text, ',' ORDER BY a.attnum)
            FROM pg_catalog.pg_attribute a
            WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped)
          ELSE t.typelem::int8::text END,
        (SELECT string_agg(encode(convert_to(a.attname, 'UTF8'), 'hex'), ',' ORDER BY a.attnum)
          FROM pg_catalog.pg_attribute a
          WHERE t.typtype = 'c' AND a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped)
      FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
      WHERE %s
      """;

  private Introspection() {}

  /** Has the session's types know these, and all that they stand on. */
  static void learn(Session session, Set<Integer> oids) {
    var told = new LinkedHashMap<Integer, TypeFacts>();
    var open = new HashSet<>(oids);
    while (!open.isEmpty()) {
      var list = open.stream().map(Integer::toUnsignedString).collect(Collectors.joining(","));
      for (var facts : ask(session, "t.oid IN (" + list + ")")) told.put(facts.type().oid(), facts);
      for (int oid : open)
        told.putIfAbsent(oid, new TypeFacts(nameless(oid), List.of(), List.of()));
      open.clear();
      for (var facts : told.values())
        for (int part : facts.parts())
          if (!told.containsKey(part) && session.types.find(part) == null) open.add(part);
    }
    session.types.learn(List.copyOf(told.values()));
  }

  private static PgType nameless(int oid) {
    return new PgType(oid, Integer.toUnsignedString(oid), "scalar", "pg_catalog");
  }

  /** {@return the type of a name, known from now on; null if there is none} */
  static @Nullable PgType named(Session session, String name, String schema) {
    var found =
        ask(session, "t.typname = " + literal(name) + " AND n.nspname = " + literal(schema));
    if (found.isEmpty()) return null;
    int oid = found.get(0).type().oid();
    if (session.types.find(oid) == null) learn(session, Set.of(oid));
    return found.get(0).type();
  }

  static String literal(String text) {
    var doubled = text.replace("'", "''");
    return text.contains("\\") ? "E'" + doubled.replace("\\", "\\\\") + "'" : "'" + doubled + "'";
  }

  private static List<TypeFacts> ask(Session session, String condition) {
    var version = session.link.settings().getOrDefault("server_version", "0");
    boolean hasMultiranges = Integer.parseInt(version.replaceAll("\\D.*", "")) >= 14;
    var query = QUERY.formatted(hasMultiranges ? "r.rngmultitypid" : "NULL", condition);
    var facts = new ArrayList<TypeFacts>();
    for (var row : session.finish(session.link.script(query)).rows) facts.add(facts(row));
    return facts;
  }

  private static TypeFacts facts(@Nullable Object[] row) {
    int oid = Integer.parseUnsignedInt(text(row[0]));
    var kind =
        switch (text(row[3])) {
          case "a" -> "array";
          case "c" -> "composite";
          case "d" -> "domain";
          case "e" -> "enum";
          case "m" -> "multirange";
          case "r" -> "range";
          default -> "scalar";
        };
    var name = text(row[1]);
    if (kind.equals("array") && name.startsWith("_")) name = name.substring(1) + "[]";
    var parts = new ArrayList<Integer>();
    if (!kind.equals("scalar") && !kind.equals("enum"))
      for (var part : text(row[4]).split(","))
        if (!part.isEmpty()) parts.add(Integer.parseUnsignedInt(part));
    var names = new ArrayList<String>();
    for (var hex : text(row[5]).split(","))
      if (!hex.isEmpty()) names.add(new String(HexFormat.of().parseHex(hex), UTF_8));
    return new TypeFacts(new PgType(oid, name, kind, text(row[2])), parts, names);
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : (String) value;
  }
}
