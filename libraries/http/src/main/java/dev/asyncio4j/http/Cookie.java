package dev.asyncio4j.http;

import dev.asyncio4j.http.internal.CookieText;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A cookie, as a server sets it; each wither gives a changed copy.
 *
 * <p><i>Python:</i> {@code http.cookies.Morsel}.
 *
 * @param name a token
 * @param value without quotes
 * @param domain who it is for, without a leading dot; empty: the host that set it
 * @param path where it is for; empty: the default
 * @param expires when it ends; null: not told
 * @param maxAge how long it lives, which wins over {@code expires}; null: not told
 * @param secure whether it is for secure connections only
 * @param httpOnly whether scripts may not see it
 * @param sameSite {@code Strict}, {@code Lax} or {@code None}; null: not told
 * @param partitioned whether it is kept apart for each top-level site
 * @param hostOnly whether it is for the very host that set it
 */
public record Cookie(
    String name,
    String value,
    String domain,
    String path,
    @Nullable Instant expires,
    @Nullable Duration maxAge,
    boolean secure,
    boolean httpOnly,
    @Nullable String sameSite,
    boolean partitioned,
    boolean hostOnly) {
  /**
   * Returns a cookie without attributes.
   *
   * @param name a token
   * @param value any text
   * @return the cookie
   * @throws IllegalArgumentException if the name is no token, or the value has control characters
   */
  public static Cookie of(String name, String value) {
    return new Cookie(
        CookieText.checkName(name),
        CookieText.checkValue(name, value),
        "",
        "",
        null,
        null,
        false,
        false,
        null,
        false,
        false);
  }

  /**
   * Parses a field Set-Cookie.
   *
   * <p>Unknown attributes are left out; a bad one does not spoil the others.
   *
   * @param setCookie the field's value
   * @return the cookie; null if it has no good name
   */
  public static @Nullable Cookie parse(String setCookie) {
    return CookieText.parse(setCookie);
  }

  /**
   * Returns the cookie as a server sends it.
   *
   * @return the value of a field Set-Cookie
   */
  public String format() {
    return CookieText.format(this);
  }

  /**
   * Sets who it is for.
   *
   * @param newDomain a host's name; empty: the host that set it
   * @return a changed copy
   */
  public Cookie domain(String newDomain) {
    return new Cookie(
        name,
        value,
        newDomain,
        path,
        expires,
        maxAge,
        secure,
        httpOnly,
        sameSite,
        partitioned,
        hostOnly);
  }

  /**
   * Sets where it is for.
   *
   * @param newPath begins with a slash; empty: the default
   * @return a changed copy
   */
  public Cookie path(String newPath) {
    return new Cookie(
        name,
        value,
        domain,
        newPath,
        expires,
        maxAge,
        secure,
        httpOnly,
        sameSite,
        partitioned,
        hostOnly);
  }

  /**
   * Sets when it ends.
   *
   * @param when the moment; null: with the session
   * @return a changed copy
   */
  public Cookie expires(@Nullable Instant when) {
    return new Cookie(
        name, value, domain, path, when, maxAge, secure, httpOnly, sameSite, partitioned, hostOnly);
  }

  /**
   * Sets how long it lives.
   *
   * @param age zero or less: it ends at once; null: not told
   * @return a changed copy
   */
  public Cookie maxAge(@Nullable Duration age) {
    return new Cookie(
        name, value, domain, path, expires, age, secure, httpOnly, sameSite, partitioned, hostOnly);
  }

  /**
   * Chooses whether it is for secure connections only.
   *
   * @param only whether it is
   * @return a changed copy
   */
  public Cookie secure(boolean only) {
    return new Cookie(
        name,
        value,
        domain,
        path,
        expires,
        maxAge,
        only,
        httpOnly,
        sameSite,
        partitioned,
        hostOnly);
  }

  /**
   * Chooses whether scripts may see it.
   *
   * @param only true: they may not
   * @return a changed copy
   */
  public Cookie httpOnly(boolean only) {
    return new Cookie(
        name, value, domain, path, expires, maxAge, secure, only, sameSite, partitioned, hostOnly);
  }

  /**
   * Sets when other sites' pages send it.
   *
   * @param when {@code Strict}, {@code Lax} or {@code None}; null: not told
   * @return a changed copy
   */
  public Cookie sameSite(@Nullable String when) {
    return new Cookie(
        name, value, domain, path, expires, maxAge, secure, httpOnly, when, partitioned, hostOnly);
  }

  /**
   * Chooses whether it is kept apart for each top-level site.
   *
   * @param apart whether it is
   * @return a changed copy
   */
  public Cookie partitioned(boolean apart) {
    return new Cookie(
        name, value, domain, path, expires, maxAge, secure, httpOnly, sameSite, apart, hostOnly);
  }

  /**
   * Chooses whether it is for the very host that set it.
   *
   * @param only whether it is
   * @return a changed copy
   */
  public Cookie hostOnly(boolean only) {
    return new Cookie(
        name, value, domain, path, expires, maxAge, secure, httpOnly, sameSite, partitioned, only);
  }
}
