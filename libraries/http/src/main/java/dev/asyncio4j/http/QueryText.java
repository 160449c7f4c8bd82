package dev.asyncio4j.http;

import dev.asyncio4j.http.internal.UrlParser;
import dev.asyncio4j.http.internal.UrlParts;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Texts of queries, and of URLs for people. */
final class QueryText {
  private QueryText() {}

  static String of(Map<String, ?> query) {
    StringBuilder out = new StringBuilder();
    query.forEach((name, value) -> UrlParser.queryPair(name, value, out));
    return out.toString();
  }

  static String of(List<? extends Map.Entry<String, ?>> pairs) {
    StringBuilder out = new StringBuilder();
    for (var pair : pairs) UrlParser.queryPair(pair.getKey(), pair.getValue(), out);
    return out.toString();
  }

  /** Puts a new value where the first old one of its name stands, or at the end. */
  static String update(MultiDict<String> old, Map<String, ?> changes) {
    StringBuilder out = new StringBuilder();
    Set<String> placed = new LinkedHashSet<>();
    for (var pair : old) {
      if (!changes.containsKey(pair.getKey())) {
        UrlParser.queryPair(pair.getKey(), pair.getValue(), out);
      } else if (placed.add(pair.getKey())) {
        UrlParser.queryPair(pair.getKey(), changes.get(pair.getKey()), out);
      }
    }
    changes.forEach(
        (name, value) -> {
          if (!placed.contains(name)) UrlParser.queryPair(name, value, out);
        });
    return out.toString();
  }

  static String human(UrlFacts url, UrlParts parts) {
    StringBuilder query = new StringBuilder();
    for (var pair : url.query()) {
      if (query.length() > 0) query.append('&');
      query
          .append(human(pair.getKey(), "#&+;="))
          .append('=')
          .append(human(pair.getValue(), "#&+;="));
    }
    String host = parts.host() == null ? null : url.host();
    return new UrlParts(
            parts.scheme(),
            human(url.user(), "#/:?@[]\\"),
            human(url.password(), "#/:?@[]\\"),
            host,
            parts.port(),
            human(url.path(), "#?"),
            query.toString(),
            human(url.fragment(), ""))
        .text(true);
  }

  private static @Nullable String human(@Nullable String text, String unsafe) {
    if (text == null) return null;
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean hidden = c == '%' || unsafe.indexOf(c) >= 0 || Character.isISOControl(c);
      out.append(hidden ? String.format("%%%02X", (int) c) : String.valueOf(c));
    }
    return out.toString();
  }
}
