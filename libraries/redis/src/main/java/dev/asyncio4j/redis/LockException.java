package dev.asyncio4j.redis;

/**
 * A lock that cannot be taken, extended or released.
 *
 * <p><i>Python:</i> {@code LockError}.
 */
public class LockException extends RedisException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened, to what, and what to do
   */
  public LockException(String message) {
    super(message);
  }
}
