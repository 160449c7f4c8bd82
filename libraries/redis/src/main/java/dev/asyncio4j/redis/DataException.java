package dev.asyncio4j.redis;

import org.jspecify.annotations.Nullable;

/**
 * A value that cannot be sent, or a reply that cannot be read.
 *
 * <p><i>Python:</i> {@code DataError}.
 */
public class DataException extends RedisException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened, to what, and what to do
   */
  public DataException(String message) {
    super(message);
  }

  /**
   * Makes one with its cause.
   *
   * @param message what happened, to what, and what to do
   * @param cause why; null if nothing is known
   */
  public DataException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
