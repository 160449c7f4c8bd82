package dev.asyncio4j.http.web;

import dev.asyncio4j.http.internal.Tokens;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Place and time in which a cookie is valid; each wither gives a changed copy.
 *
 * <p><i>Python:</i> the keyword arguments of {@code set_cookie}.
 *
 * <p><b>Thread and loop:</b> immutable, for any thread.
 *
 * <pre>{@code
 * var response = Response.text("welcome");
 * response.setCookie("id", "7", CookieOptions.defaults().httpOnly(true).maxAge(Duration.ofDays(1)));
 * }</pre>
 *
 * @param domain of the hosts that get it; null: this host only
 * @param path of the URLs that get it
 * @param expires when it ends; null: with the client's session
 * @param maxAge how long it lives; null: with the client's session
 * @param secure whether it is sent over TLS only
 * @param httpOnly whether scripts do not see it
 * @param sameSite {@code Strict}, {@code Lax} or {@code None}; null: the client decides
 * @param partitioned whether each embedding site has its own
 */
public record CookieOptions(
    @Nullable String domain,
    String path,
    @Nullable Instant expires,
    @Nullable Duration maxAge,
    boolean secure,
    boolean httpOnly,
    @Nullable String sameSite,
    boolean partitioned) {
  private static final CookieOptions DEFAULTS =
      new CookieOptions(null, "/", null, null, false, false, null, false);

  /**
   * Checks the values; {@link #defaults()} and the withers read better.
   *
   * @param domain or null
   * @param path begins with a slash
   * @param expires or null
   * @param maxAge or null
   * @param secure true for TLS only
   * @param httpOnly true to hide it from scripts
   * @param sameSite or null
   * @param partitioned true for one per site
   * @throws IllegalArgumentException if a text has a control character or a semicolon in it
   */
  public CookieOptions {
    check("domain", domain);
    check("path", path);
    check("sameSite", sameSite);
  }

  private static void check(String attribute, @Nullable String value) {
    if (value != null && (!Tokens.isValue(value) || value.indexOf(';') >= 0)) {
      throw new IllegalArgumentException(
          "the " + attribute + " of a cookie has a control character or a semicolon in it");
    }
  }

  /**
   * Returns the defaults: this host, all paths, until the client ends.
   *
   * @return the defaults
   */
  public static CookieOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Sets the domain of the hosts that get it.
   *
   * @param domain its hosts, too, get the cookie
   * @return a changed copy
   */
  public CookieOptions domain(@Nullable String domain) {
    return new CookieOptions(
        domain, path, expires, maxAge, secure, httpOnly, sameSite, partitioned);
  }

  /**
   * Sets the path of the URLs that get it.
   *
   * @param path and whatever lies under it
   * @return a changed copy
   */
  public CookieOptions path(String path) {
    return new CookieOptions(
        domain, path, expires, maxAge, secure, httpOnly, sameSite, partitioned);
  }

  /**
   * Sets when it ends.
   *
   * @param when rounded down to seconds
   * @return a changed copy
   */
  public CookieOptions expires(@Nullable Instant when) {
    return new CookieOptions(domain, path, when, maxAge, secure, httpOnly, sameSite, partitioned);
  }

  /**
   * Sets how long it lives.
   *
   * @param age rounded down to seconds; zero deletes it
   * @return a changed copy
   */
  public CookieOptions maxAge(@Nullable Duration age) {
    return new CookieOptions(domain, path, expires, age, secure, httpOnly, sameSite, partitioned);
  }

  /**
   * Chooses whether it is sent over TLS only.
   *
   * @param only true for TLS only
   * @return a changed copy
   */
  public CookieOptions secure(boolean only) {
    return new CookieOptions(domain, path, expires, maxAge, only, httpOnly, sameSite, partitioned);
  }

  /**
   * Chooses whether scripts do not see it.
   *
   * @param only true to hide it
   * @return a changed copy
   */
  public CookieOptions httpOnly(boolean only) {
    return new CookieOptions(domain, path, expires, maxAge, secure, only, sameSite, partitioned);
  }

  /**
   * Sets whether it goes along with requests from other sites.
   *
   * @param rule {@code Strict}, {@code Lax} or {@code None}
   * @return a changed copy
   */
  public CookieOptions sameSite(@Nullable String rule) {
    return new CookieOptions(domain, path, expires, maxAge, secure, httpOnly, rule, partitioned);
  }

  /**
   * Chooses whether each embedding site has its own.
   *
   * @param each true for one per site
   * @return a changed copy
   */
  public CookieOptions partitioned(boolean each) {
    return new CookieOptions(domain, path, expires, maxAge, secure, httpOnly, sameSite, each);
  }
}
