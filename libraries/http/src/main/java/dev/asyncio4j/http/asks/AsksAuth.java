package dev.asyncio4j.http.asks;

import dev.asyncio4j.http.ClientMiddleware;
import dev.asyncio4j.http.ClientRequest;
import dev.asyncio4j.http.DigestAuth;
import dev.asyncio4j.http.Http;
import java.util.Map;
import java.util.function.Function;

/**
 * Way to show who asks.
 *
 * <p><i>Python:</i> {@code asks.BasicAuth}, {@code asks.DigestAuth}, {@code asks.AuthBase}.
 *
 * <pre>{@code
 * var options = AsksOptions.defaults().auth(AsksAuth.basic("me", "secret"));
 * }</pre>
 */
public final class AsksAuth {
  private final ClientMiddleware middleware;

  private AsksAuth(ClientMiddleware middleware) {
    this.middleware = middleware;
  }

  /**
   * Returns the way of RFC 7617: with every request.
   *
   * @param user without a colon
   * @param password any
   * @return the way
   * @throws IllegalArgumentException if there is a colon in the user
   */
  public static AsksAuth basic(String user, String password) {
    String field = Http.encodeBasicAuth(user, password);
    return of(request -> Map.of("Authorization", field));
  }

  /**
   * Returns the way of RFC 7616: the request is sent again with the answer to the server's
   * challenge.
   *
   * @param user the user
   * @param password any
   * @return the way
   */
  public static AsksAuth digest(String user, String password) {
    return new AsksAuth(DigestAuth.create(user, password));
  }

  /**
   * Returns a way of one's own.
   *
   * @param headers gives the fields that a request gets
   * @return the way
   */
  public static AsksAuth of(Function<ClientRequest, Map<String, String>> headers) {
    return new AsksAuth(
        (request, next) -> {
          headers.apply(request).forEach(request.headers()::set);
          return next.handle(request);
        });
  }

  ClientMiddleware middleware() {
    return middleware;
  }

  /** {@return no secret} */
  @Override
  public String toString() {
    return "AsksAuth";
  }
}
