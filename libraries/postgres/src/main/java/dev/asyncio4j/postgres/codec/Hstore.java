package dev.asyncio4j.postgres.codec;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts of the extension's type {@code hstore}: {@code "a"=>"1", "b"=>NULL}. */
public final class Hstore {
  private static final String QUOTED = "\"((?:[^\"\\\\]|\\\\.)*)\"";
  private static final Pattern PAIR =
      Pattern.compile(QUOTED + "\\s*=>\\s*(?:" + QUOTED + "|NULL)", Pattern.DOTALL);

  private Hstore() {}

  public static String write(Map<?, ?> map) {
    var out = new StringBuilder();
    for (var entry : map.entrySet()) {
      if (out.length() > 0) out.append(',');
      out.append(quoted(String.valueOf(entry.getKey()))).append("=>");
      out.append(entry.getValue() == null ? "NULL" : quoted(entry.getValue().toString()));
    }
    return out.toString();
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  public static Map<String, @Nullable String> read(String text) {
    var map = new LinkedHashMap<String, @Nullable String>();
    var pairs = PAIR.matcher(text);
    while (pairs.find()) {
      var value = pairs.group(2);
      map.put(plain(pairs.group(1)), value == null ? null : plain(value));
    }
    return map;
  }

  private static String plain(String quoted) {
    return quoted.replaceAll("\\\\(.)", "$1");
  }
}
