package dev.asyncio4j.postgres.session;

import java.util.ArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Arguments in the text of a query, for statements that take none: COPY. */
final class Literals {
  /** The forms of which only the last is an argument: texts, names, comments come before. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|--[^\\n"
              + "]*|/\\*.*?\\*/|\\$(\\p{Alpha}\\w*)?\\$.*?\\$\\1\\$|\\$(\\d+)",
          Pattern.DOTALL);

  private Literals() {}

  /** Puts arguments in, as the server itself writes them. */
  static String put(Work work, String sql, @Nullable Object @Nullable [] args) {
    if (args != null && args.length == 0) return sql;
    var statement = work.session.statements.prepare(sql, false);
    statement.encode(args); // tells the number of the argument that does not fit
    var shown = new ArrayList<String>();
    for (int i = 0; i < statement.parameters.length; i++) {
      var type = statement.parameters[i].type();
      var name =
          work.fetch(
              "SELECT format_type($1::oid, NULL)",
              new Object[] {Integer.toUnsignedLong(type.oid())},
              1);
      var cast = name.get(0).getString(0);
      var value = args[i];
      var literal =
          work.fetch(
              "SELECT quote_nullable($1::" + cast + "::text)", new @Nullable Object[] {value}, 1);
      shown.add(literal.get(0).getString(0) + "::" + cast);
    }
    return TOKEN
        .matcher(sql)
        .replaceAll(
            found -> {
              var number = found.group(2);
              var text = number == null ? found.group() : shown.get(Integer.parseInt(number) - 1);
              return Matcher.quoteReplacement(text);
            });
  }
}
