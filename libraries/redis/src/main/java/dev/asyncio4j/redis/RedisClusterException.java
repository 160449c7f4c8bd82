package dev.asyncio4j.redis;

import org.jspecify.annotations.Nullable;

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

  /**
   * Makes one with its cause.
   *
   * @param message what happened, to what, and what to do
   * @param cause why; null if nothing is known
   */
  public RedisClusterException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
