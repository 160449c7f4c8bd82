package dev.asyncio4j.http.web;

import dev.asyncio4j.http.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The values that the copy of a request has of its own; each wither gives a changed copy.
 *
 * <p><i>Python:</i> the keyword arguments of {@code request.clone}.
 *
 * <p><b>Thread and loop:</b> immutable, for any thread.
 *
 * <pre>{@code
 * WebMiddleware asGet = (request, next) ->
 *     next.handle(request.copy(CopyOptions.defaults().method("GET")));
 * }</pre>
 *
 * @param method null: as it was, and so are the others
 * @param relUrl path and query
 * @param headers all of them
 * @param scheme {@code http} or {@code https}
 * @param host name and port
 * @param remote address of the client
 * @param clientMaxSize bytes
 */
public record CopyOptions(
    @Nullable String method,
    @Nullable String relUrl,
    @Nullable Headers headers,
    @Nullable String scheme,
    @Nullable String host,
    @Nullable String remote,
    @Nullable Long clientMaxSize) {
  private static final CopyOptions DEFAULTS =
      new CopyOptions(null, null, null, null, null, null, null);

  /**
   * Returns the defaults: nothing is another.
   *
   * @return the defaults
   */
  public static CopyOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Sets the method.
   *
   * @param method of the copy
   * @return a changed copy
   * @throws IllegalArgumentException if it is none
   */
  public CopyOptions method(String method) {
    return new CopyOptions(
        Methods.check(method), relUrl, headers, scheme, host, remote, clientMaxSize);
  }

  /**
   * Sets path and query.
   *
   * @param target encoded
   * @return a changed copy
   */
  public CopyOptions relUrl(String target) {
    return new CopyOptions(method, target, headers, scheme, host, remote, clientMaxSize);
  }

  /**
   * Sets the headers.
   *
   * @param all of the copy
   * @return a changed copy
   */
  public CopyOptions headers(Headers all) {
    return new CopyOptions(method, relUrl, all.copy(), scheme, host, remote, clientMaxSize);
  }

  /**
   * Sets the scheme, as a proxy in front told it.
   *
   * @param scheme {@code http} or {@code https}
   * @return a changed copy
   */
  public CopyOptions scheme(String scheme) {
    return new CopyOptions(method, relUrl, headers, scheme, host, remote, clientMaxSize);
  }

  /**
   * Sets the host, as a proxy in front told it.
   *
   * @param host name and port
   * @return a changed copy
   */
  public CopyOptions host(String host) {
    return new CopyOptions(method, relUrl, headers, scheme, host, remote, clientMaxSize);
  }

  /**
   * Sets the address of the client, as a proxy in front told it.
   *
   * @param remote address
   * @return a changed copy
   */
  public CopyOptions remote(String remote) {
    return new CopyOptions(method, relUrl, headers, scheme, host, remote, clientMaxSize);
  }

  /**
   * Sets the most bytes that {@code read} and its like take.
   *
   * @param bytes 0 for no limit
   * @return a changed copy
   */
  public CopyOptions clientMaxSize(long bytes) {
    return new CopyOptions(method, relUrl, headers, scheme, host, remote, bytes);
  }
}
