package dev.asyncio4j.redis;

import org.jspecify.annotations.Nullable;

/**
 * A connection that could not be made, was lost, or is closed.
 *
 * <p><i>Python:</i> {@code ConnectionError}.
 */
public class RedisConnectionException extends RedisException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened, to what, and what to do
   */
  public RedisConnectionException(String message) {
    super(message);
  }

  /**
   * Makes one with its cause.
   *
   * @param message what happened, to what, and what to do
   * @param cause why; null if nothing is known
   */
  public RedisConnectionException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
