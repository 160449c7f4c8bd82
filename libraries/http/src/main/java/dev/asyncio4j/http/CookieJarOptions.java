package dev.asyncio4j.http;

import java.util.List;

/**
 * Options of a {@link CookieJar}; each wither gives a changed copy.
 *
 * <p><i>Python:</i> the keyword arguments of {@code aiohttp.CookieJar}.
 *
 * @param unsafe whether hosts that are addresses may set cookies
 * @param quoteCookie whether values are sent in quotes where they need them
 * @param treatAsSecureOrigin origins without TLS that cookies marked secure are sent to
 */
public record CookieJarOptions(boolean unsafe, boolean quoteCookie, List<Url> treatAsSecureOrigin) {
  private static final CookieJarOptions DEFAULTS = new CookieJarOptions(false, true, List.of());

  /**
   * Takes the origins of the URLs.
   *
   * @param unsafe see {@link #unsafe(boolean)}
   * @param quoteCookie see {@link #quoteCookie(boolean)}
   * @param treatAsSecureOrigin absolute URLs
   */
  public CookieJarOptions {
    treatAsSecureOrigin = treatAsSecureOrigin.stream().map(Url::origin).toList();
  }

  /** {@return aiohttp's defaults} */
  public static CookieJarOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Chooses whether hosts that are addresses may set cookies.
   *
   * @param accept whether they may
   * @return a changed copy
   */
  public CookieJarOptions unsafe(boolean accept) {
    return new CookieJarOptions(accept, quoteCookie, treatAsSecureOrigin);
  }

  /**
   * Chooses whether values are sent in quotes where they need them.
   *
   * @param quote whether they are
   * @return a changed copy
   */
  public CookieJarOptions quoteCookie(boolean quote) {
    return new CookieJarOptions(unsafe, quote, treatAsSecureOrigin);
  }

  /**
   * Sets the origins without TLS that cookies marked secure are sent to.
   *
   * @param urls absolute
   * @return a changed copy
   */
  public CookieJarOptions treatAsSecureOrigin(Url... urls) {
    return new CookieJarOptions(unsafe, quoteCookie, List.of(urls));
  }
}
