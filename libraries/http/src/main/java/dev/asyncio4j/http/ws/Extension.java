package dev.asyncio4j.http.ws;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One entry of {@code Sec-WebSocket-Extensions}.
 *
 * @param name of the extension, in lower case
 * @param parameters their values by name, in order, without quotes; "" for one that has none; null
 *     if one of them stands twice
 */
record Extension(String name, @Nullable Map<String, String> parameters) {
  static List<Extension> parse(String field) {
    List<Extension> extensions = new ArrayList<>();
    for (String entry : field.split(",")) {
      String[] parts = entry.split(";");
      String name = parts[0].strip();
      if (!name.isEmpty()) extensions.add(new Extension(lower(name), parameters(parts)));
    }
    return extensions;
  }

  private static @Nullable Map<String, String> parameters(String[] parts) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (int i = 1; i < parts.length; i++) {
      int equals = parts[i].indexOf('=');
      String name = equals < 0 ? parts[i] : parts[i].substring(0, equals);
      String value = equals < 0 ? "" : unquoted(parts[i].substring(equals + 1).strip());
      if (parameters.put(lower(name.strip()), value) != null) return null;
    }
    return parameters;
  }

  private static String unquoted(String value) {
    boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
    return quoted ? value.substring(1, value.length() - 1) : value;
  }

  private static String lower(String text) {
    return text.toLowerCase(java.util.Locale.ROOT);
  }
}
