package dev.asyncio4j.http.asks;

import dev.asyncio4j.http.Headers;
import dev.asyncio4j.transports.TlsOptions;
import org.jspecify.annotations.Nullable;

/**
 * Options of a session; each wither gives a changed copy.
 *
 * <p><i>Python:</i> the keyword arguments of {@code asks.Session}.
 *
 * <pre>{@code
 * var options = AsksSessionOptions.defaults().baseLocation("http://" + host).connections(2);
 * }</pre>
 *
 * @param baseLocation scheme and server that paths are put behind; null: none
 * @param endpoint what stands between it and each path
 * @param headers of every request
 * @param persistCookies whether cookies are kept for later requests
 * @param tls the options of TLS; null: the JVM's own trust
 * @param connections how many there may be at once
 */
public record AsksSessionOptions(
    @Nullable String baseLocation,
    String endpoint,
    Headers headers,
    boolean persistCookies,
    @Nullable TlsOptions tls,
    int connections) {
  /**
   * Checks the values; {@link #defaults()} and the withers read better.
   *
   * @param baseLocation or null
   * @param endpoint may be empty
   * @param headers copied
   * @param persistCookies true to keep them
   * @param tls or null
   * @param connections at least 1
   * @throws IllegalArgumentException if there may be no connection
   */
  public AsksSessionOptions {
    headers = headers.copy();
    if (connections < 1) {
      throw new IllegalArgumentException("`connections` must be > 0, got " + connections);
    }
  }

  /** {@return asks' defaults: no base location, no cookies kept, one connection} */
  public static AsksSessionOptions defaults() {
    return new AsksSessionOptions(null, "", Headers.create(), false, null, 1);
  }

  /**
   * Sets the server that paths are of.
   *
   * @param url scheme and server
   * @return a changed copy
   */
  public AsksSessionOptions baseLocation(String url) {
    return new AsksSessionOptions(url, endpoint, headers, persistCookies, tls, connections);
  }

  /**
   * Sets what stands before each path.
   *
   * @param prefix such as {@code /api}
   * @return a changed copy
   */
  public AsksSessionOptions endpoint(String prefix) {
    return new AsksSessionOptions(baseLocation, prefix, headers, persistCookies, tls, connections);
  }

  /**
   * Sets the headers of every request.
   *
   * @param fields copied
   * @return a changed copy
   */
  public AsksSessionOptions headers(Headers fields) {
    return new AsksSessionOptions(baseLocation, endpoint, fields, persistCookies, tls, connections);
  }

  /**
   * Chooses whether cookies are kept for later requests.
   *
   * @param keep true to keep them
   * @return a changed copy
   */
  public AsksSessionOptions persistCookies(boolean keep) {
    return new AsksSessionOptions(baseLocation, endpoint, headers, keep, tls, connections);
  }

  /**
   * Sets the options of TLS.
   *
   * @param options trust, keys
   * @return a changed copy
   */
  public AsksSessionOptions tls(TlsOptions options) {
    return new AsksSessionOptions(
        baseLocation, endpoint, headers, persistCookies, options, connections);
  }

  /**
   * Sets how many connections there may be.
   *
   * @param count at least 1
   * @return a changed copy
   * @throws IllegalArgumentException if it is less
   */
  public AsksSessionOptions connections(int count) {
    return new AsksSessionOptions(baseLocation, endpoint, headers, persistCookies, tls, count);
  }
}
