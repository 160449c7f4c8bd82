package dev.asyncio4j.http.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Cookies as text: quoting as Python's {@code http.cookies} does it. */
final class CookieText {
  private static final String LEGAL = "!#$%&'*+-.^_`|~:";
  private static final String UNESCAPED = LEGAL + " ()/<=>?@[]{}";

  private CookieText() {}

  private static boolean isLegal(String text, String signs) {
    return text.chars().allMatch(c -> isLegal(c, signs));
  }

  private static boolean isLegal(int c, String signs) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || signs.indexOf(c) >= 0;
  }

  static void checkName(String name) {
    if (name.isEmpty() || !isLegal(name, LEGAL)) {
      throw new IllegalArgumentException("Illegal key '" + printable(name) + "' for a cookie");
    }
  }

  static void checkAttribute(String attribute, @Nullable String value) {
    if (value != null && value.chars().anyMatch(c -> isControl(c) || c == ';')) {
      throw new IllegalArgumentException(
          "the " + attribute + " of a cookie has a control character or a semicolon in it");
    }
  }

  private static boolean isControl(int c) {
    return c < ' ' || c == 127;
  }

  private static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }

  /** The value as it is sent, in quotes if there is a sign in it that needs them. */
  static String quote(String name, String value) {
    if (isLegal(value, LEGAL)) return value;
    var text = new StringBuilder("\"");
    for (char c : value.toCharArray()) {
      if (isControl(c)) {
        throw new IllegalArgumentException("the value of cookie " + name + " has a control character in it");
      }
      if (c == '"' || c == '\\') text.append('\\').append(c);
      else if (c > 255 || isLegal(c, UNESCAPED)) text.append(c);
      else text.append("\\%03o".formatted((int) c));
    }
    return text.append('"').toString();
  }

  /** The cookies of a request: what is no cookie is skipped, its neighbours are kept. */
  static Map<String, String> parse(Iterable<String> headers) {
    var cookies = new LinkedHashMap<String, String>();
    for (var header : headers) {
      for (int at = 0; at < header.length(); ) {
        int end = end(header, at);
        int equals = header.indexOf('=', at);
        if (equals >= 0 && equals < end) {
          var name = header.substring(at, equals).strip();
          if (!name.isEmpty()) cookies.put(name, unquote(header.substring(equals + 1, end).strip()));
        }
        at = end + 1;
      }
    }
    return Collections.unmodifiableMap(cookies);
  }

  /** Where the semicolon is that ends the cookie at {@code from}; one in quotes does not. */
  private static int end(String header, int from) {
    boolean quoted = false;
    for (int i = from; i < header.length(); i++) {
      char c = header.charAt(i);
      if (c == '"') quoted = !quoted;
      else if (c == '\\' && quoted) i++;
      else if (c == ';' && !quoted) return i;
    }
    int semicolon = header.indexOf(';', from); // quotes that do not end are no quotes
    return quoted && semicolon >= 0 ? semicolon : header.length();
  }

  private static String unquote(String value) {
    if (value.length() < 2 || !value.startsWith("\"") || !value.endsWith("\"")) return value;
    var inner = value.substring(1, value.length() - 1);
    if (inner.indexOf('\\') < 0) return inner;
    var bytes = new ByteArrayOutputStream();
    for (int i = 0; i < inner.length(); i++) {
      char c = inner.charAt(i);
      if (c != '\\' || i + 1 == inner.length()) {
        bytes.writeBytes(String.valueOf(c).getBytes(UTF_8));
      } else if (inner.substring(i + 1).matches("(?s)[0-3][0-7][0-7].*")) {
        bytes.write(Integer.parseInt(inner.substring(i + 1, i + 4), 8));
        i += 3;
      } else {
        bytes.writeBytes(String.valueOf(inner.charAt(++i)).getBytes(UTF_8));
      }
    }
    return bytes.toString(UTF_8);
  }
}
