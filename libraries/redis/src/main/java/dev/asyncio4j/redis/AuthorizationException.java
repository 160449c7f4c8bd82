package dev.asyncio4j.redis;

/**
 * A server that does not let this client in.
 *
 * <p><i>Python:</i> {@code AuthorizationError}.
 */
public class AuthorizationException extends RedisConnectionException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened, to what, and what to do
   */
  public AuthorizationException(String message) {
    super(message);
  }
}
