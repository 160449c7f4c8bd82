package dev.asyncio4j.redis;

import org.jspecify.annotations.Nullable;

/**
 * Bytes of a peer that are no reply of Redis.
 *
 * <p><i>Python:</i> {@code InvalidResponse}.
 */
public class InvalidResponseException extends RedisException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened, to what, and what to do
   */
  public InvalidResponseException(String message) {
    super(message);
  }

  /**
   * Makes one with its cause.
   *
   * @param message what happened, to what, and what to do
   * @param cause why; null if nothing is known
   */
  public InvalidResponseException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
