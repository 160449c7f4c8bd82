package dev.asyncio4j.redis;

import org.jspecify.annotations.Nullable;

/**
 * A server that did not answer in time; the cause is an {@code AsyncTimeoutException}.
 *
 * <p><i>Python:</i> {@code TimeoutError}.
 */
public class RedisTimeoutException extends RedisException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened, to what, and what to do
   */
  public RedisTimeoutException(String message) {
    super(message);
  }

  /**
   * Makes one with its cause.
   *
   * @param message what happened, to what, and what to do
   * @param cause why; null if nothing is known
   */
  public RedisTimeoutException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
