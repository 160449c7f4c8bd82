package dev.asyncio4j.redis;

/**
 * A pool whose connections are all in use.
 *
 * <p><i>Python:</i> {@code MaxConnectionsError}.
 */
public class MaxConnectionsException extends RedisConnectionException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened, to what, and what to do
   */
  public MaxConnectionsException(String message) {
    super(message);
  }
}
