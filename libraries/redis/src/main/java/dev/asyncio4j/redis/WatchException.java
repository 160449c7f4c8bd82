package dev.asyncio4j.redis;

/**
 * A transaction that did not run, because a watched key has changed.
 *
 * <p><i>Python:</i> {@code WatchError}.
 */
public class WatchException extends RedisException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened, to what, and what to do
   */
  public WatchException(String message) {
    super(message);
  }
}
