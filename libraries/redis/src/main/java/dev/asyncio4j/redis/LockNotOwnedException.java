package dev.asyncio4j.redis;

/**
 * A lock that another has taken, or that has expired.
 *
 * <p><i>Python:</i> {@code LockNotOwnedError}.
 */
public class LockNotOwnedException extends LockException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened, to what, and what to do
   */
  public LockNotOwnedException(String message) {
    super(message);
  }
}
