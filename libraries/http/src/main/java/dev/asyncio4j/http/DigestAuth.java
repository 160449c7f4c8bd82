package dev.asyncio4j.http;

/**
 * A middleware that answers a server's challenge with a digest of login and password.
 *
 * <p><i>Python:</i> {@code aiohttp.DigestAuthMiddleware}; RFC 7616. It serves the origin that it is
 * first used for, and counts what it sent for each nonce.
 *
 * <pre>{@code
 * var options = RequestOptions.defaults().middlewares(DigestAuth.create("me", "secret"));
 * try (var session = ClientSession.create();
 *     var response = await(session.get(url, options))) {
 *   System.out.println(response.status());
 * }
 * }</pre>
 */
public sealed interface DigestAuth extends ClientMiddleware permits DigestMiddleware {
  /**
   * Returns a middleware that answers at once where it has been challenged before.
   *
   * @param login without a colon
   * @param password any
   * @return the middleware
   * @throws IllegalArgumentException if there is a colon in the login
   */
  static DigestAuth create(String login, String password) {
    return create(login, password, true);
  }

  /**
   * Returns a middleware.
   *
   * @param login without a colon
   * @param password any
   * @param preemptive whether it answers at once where it has been challenged before
   * @return the middleware
   * @throws IllegalArgumentException if there is a colon in the login
   */
  static DigestAuth create(String login, String password, boolean preemptive) {
    return new DigestMiddleware(login, password, preemptive);
  }
}
