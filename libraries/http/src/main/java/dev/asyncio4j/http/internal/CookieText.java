package dev.asyncio4j.http.internal;

import dev.asyncio4j.http.Cookie;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Cookies as the fields Set-Cookie and Cookie have them. */
public final class CookieText {
  private CookieText() {}

  /**
   * Checks a name.
   *
   * @param name the name
   * @return the name
   * @throws IllegalArgumentException if it is no token
   */
  public static String checkName(String name) {
    if (Tokens.isToken(name)) return name;
    throw new IllegalArgumentException(
        "Illegal cookie name " + Tokens.visible(name) + ": use letters, digits and dashes");
  }

  /**
   * Checks a value; the text never shows it.
   *
   * @param name of the cookie
   * @param value the value
   * @return the value
   * @throws IllegalArgumentException if it has control characters
   */
  public static String checkValue(String name, String value) {
    if (value.chars().noneMatch(c -> c < ' ' || c == 127)) return value;
    throw new IllegalArgumentException(
        "Control characters are not allowed in the value of cookie " + name + ": encode it");
  }

  /**
   * Parses a field Set-Cookie.
   *
   * @param text its value
   * @return the cookie; null if there is no good one
   */
  public static @Nullable Cookie parse(String text) {
    String[] parts = split(text);
    int equals = parts[0].indexOf('=');
    if (equals < 1) return null;
    String name = parts[0].substring(0, equals).strip();
    String value = unquote(parts[0].substring(equals + 1).strip());
    if (!Tokens.isToken(name) || !Tokens.isValue(value)) return null;
    Cookie cookie = new Cookie(name, value, "", "", null, null, false, false, null, false, false);
    for (int i = 1; i < parts.length; i++) {
      int is = parts[i].indexOf('=');
      String key = (is < 0 ? parts[i] : parts[i].substring(0, is)).strip().toLowerCase(Locale.ROOT);
      cookie = with(cookie, key, is < 0 ? "" : unquote(parts[i].substring(is + 1).strip()));
    }
    return cookie;
  }

  private static Cookie with(Cookie cookie, String key, String value) {
    return switch (key) {
      case "domain" -> cookie.domain(value.toLowerCase(Locale.ROOT));
      case "path" -> cookie.path(value);
      case "expires" -> {
        Instant when = HttpDates.parseCookie(value);
        yield when == null ? cookie : cookie.expires(when);
      }
      case "max-age" -> {
        try {
          yield cookie.maxAge(Duration.ofSeconds(Long.parseLong(value)));
        } catch (NumberFormatException noNumber) {
          yield cookie;
        }
      }
      case "secure" -> cookie.secure(true);
      case "httponly" -> cookie.httpOnly(true);
      case "samesite" -> cookie.sameSite(value);
      case "partitioned" -> cookie.partitioned(true);
      default -> cookie;
    };
  }

  /** Parts at semicolons, but for those in quotes; quotes that do not end are none. */
  private static String[] split(String text) {
    List<String> parts = new ArrayList<>();
    for (int from = 0; from <= text.length(); ) {
      int end = end(text, from);
      parts.add(text.substring(from, end));
      from = end + 1;
    }
    return parts.toArray(new String[0]);
  }

  private static int end(String text, int from) {
    boolean quoted = false;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') quoted = !quoted;
      else if (c == '\\' && quoted) i++;
      else if (c == ';' && !quoted) return i;
    }
    int semicolon = quoted ? text.indexOf(';', from) : -1;
    return semicolon < 0 ? text.length() : semicolon;
  }

  /**
   * Parses a field Cookie; what is broken is left out, its neighbours stay.
   *
   * @param text its value
   * @return values by name; of a name that comes twice the first one
   */
  public static Map<String, String> parseRequest(String text) {
    Map<String, String> cookies = new LinkedHashMap<>();
    for (String part : split(text)) {
      int equals = part.indexOf('=');
      if (equals < 1) continue;
      String name = part.substring(0, equals).strip();
      String value = unquote(part.substring(equals + 1).strip());
      if (!name.isEmpty() && Tokens.isToken(name)) cookies.putIfAbsent(name, value);
    }
    return cookies;
  }

  /**
   * Writes a field Set-Cookie.
   *
   * @param cookie the cookie
   * @return its value
   */
  public static String format(Cookie cookie) {
    StringBuilder out = new StringBuilder(pair(cookie.name(), cookie.value(), true));
    Duration age = cookie.maxAge();
    Instant expires = cookie.expires();
    if (!cookie.domain().isEmpty()) out.append("; Domain=").append(cookie.domain());
    if (expires != null) out.append("; expires=").append(HttpDates.format(expires));
    if (cookie.httpOnly()) out.append("; HttpOnly");
    if (age != null) out.append("; Max-Age=").append(age.toSeconds());
    if (cookie.partitioned()) out.append("; Partitioned");
    if (!cookie.path().isEmpty()) out.append("; Path=").append(cookie.path());
    if (cookie.sameSite() != null) out.append("; SameSite=").append(cookie.sameSite());
    if (cookie.secure()) out.append("; Secure");
    return out.toString();
  }

  /**
   * Writes a name and a value.
   *
   * @param name the name
   * @param value the value
   * @param quote whether to put values in quotes that need them
   * @return {@code name=value}
   */
  public static String pair(String name, String value, boolean quote) {
    return name + "=" + (quote ? quoted(value) : value);
  }

  private static String quoted(String value) {
    boolean plain =
        value
            .chars()
            .allMatch(
                c ->
                    c < 128
                        && (Character.isLetterOrDigit(c) || "!#$%&'*+-.^_`|~:".indexOf(c) >= 0));
    boolean already = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
    if (plain || already) return value;
    StringBuilder out = new StringBuilder("\"");
    for (byte b : value.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
      int c = b & 255;
      if (c == '"' || c == '\\') out.append('\\').append((char) c);
      else if (c < ' ' || c > '~' || c == ',' || c == ';') out.append(String.format("\\%03o", c));
      else out.append((char) c);
    }
    return out.append('"').toString();
  }

  /** Takes quotes off, and what they escape. */
  private static String unquote(String value) {
    if (value.length() < 2 || !value.startsWith("\"") || !value.endsWith("\"")) return value;
    var bytes = new java.io.ByteArrayOutputStream();
    String inner = value.substring(1, value.length() - 1);
    for (int i = 0; i < inner.length(); i++) {
      char c = inner.charAt(i);
      if (c == '\\'
          && i + 3 < inner.length()
          && inner.substring(i + 1, i + 4).matches("[0-3][0-7][0-7]")) {
        bytes.write(Integer.parseInt(inner, i + 1, i + 4, 8));
        i += 3;
      } else {
        if (c == '\\' && i + 1 < inner.length()) c = inner.charAt(++i);
        bytes.writeBytes(String.valueOf(c).getBytes(java.nio.charset.StandardCharsets.UTF_8));
      }
    }
    return bytes.toString(java.nio.charset.StandardCharsets.UTF_8);
  }
}
