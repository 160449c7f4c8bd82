package dev.asyncio4j.http.web;

import dev.asyncio4j.http.Headers;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The cookies that a response sets, one for each name. */
final class ResponseCookies {
  private @Nullable Map<String, String> cookies; // by name, as they are sent

  void set(String name, String value, CookieOptions options) {
    CookieText.checkName(name);
    var text = new StringBuilder(name).append('=').append(CookieText.quote(name, value));
    add(text, "Domain", options.domain());
    if (options.expires() != null) add(text, "expires", HttpDates.format(options.expires()));
    if (options.httpOnly()) text.append("; HttpOnly");
    if (options.maxAge() != null) add(text, "Max-Age", String.valueOf(options.maxAge().toSeconds()));
    if (options.partitioned()) text.append("; Partitioned");
    add(text, "Path", options.path());
    add(text, "SameSite", options.sameSite());
    if (options.secure()) text.append("; Secure");
    if (cookies == null) cookies = new LinkedHashMap<>();
    cookies.put(name, text.toString());
  }

  void delete(String name, CookieOptions options) {
    set(name, "", options.maxAge(Duration.ZERO).expires(Instant.EPOCH));
  }

  private static void add(StringBuilder text, String attribute, @Nullable String value) {
    if (value != null) text.append("; ").append(attribute).append('=').append(value);
  }

  void addTo(Headers headers) {
    if (cookies != null) cookies.values().forEach(cookie -> headers.add("Set-Cookie", cookie));
  }
}
