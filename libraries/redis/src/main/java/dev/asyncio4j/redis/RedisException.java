package dev.asyncio4j.redis;

import org.jspecify.annotations.Nullable;

/**
 * A failure of a command, a connection or a client of Redis.
 *
 * <p><i>Python:</i> {@code redis.exceptions.RedisError}.
 */
public class RedisException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened, to what, and what to do
   */
  public RedisException(String message) {
    super(message);
  }

  /**
   * Makes one with its cause.
   *
   * @param message what happened, to what, and what to do
   * @param cause why; null if nothing is known
   */
  public RedisException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
