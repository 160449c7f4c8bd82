package dev.asyncio4j.http.web;

import dev.asyncio4j.http.Cookie;
import dev.asyncio4j.http.Headers;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The cookies that a response sets, one for each name. */
final class ResponseCookies {
  private @Nullable Map<String, Cookie> cookies;

  void set(String name, String value, CookieOptions options) {
    if (cookies == null) cookies = new LinkedHashMap<>();
    cookies.put(
        name,
        Cookie.of(name, value)
            .domain(options.domain() == null ? "" : options.domain())
            .path(options.path())
            .expires(options.expires())
            .maxAge(options.maxAge())
            .secure(options.secure())
            .httpOnly(options.httpOnly())
            .sameSite(options.sameSite())
            .partitioned(options.partitioned()));
  }

  void delete(String name, CookieOptions options) {
    set(name, "", options.maxAge(Duration.ZERO).expires(Instant.EPOCH));
  }

  void addTo(Headers headers) {
    if (cookies == null) return;
    cookies.values().forEach(cookie -> headers.add("Set-Cookie", cookie.format()));
  }
}
