package dev.asyncio4j.redis;

/**
 * A user or password that the server does not take.
 *
 * <p><i>Python:</i> {@code AuthenticationError}.
 */
public class AuthenticationException extends RedisConnectionException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened, to what, and what to do
   */
  public AuthenticationException(String message) {
    super(message);
  }
}
