package dev.asyncio4j.redis;

/**
 * A cluster that cannot be used.
 *
 * <p><i>Python:</i> {@code RedisClusterException}.
 */
public class RedisClusterException extends RedisException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened, to what, and what to do
   */
  public RedisClusterException(String message) {
    super(message);
  }
}
