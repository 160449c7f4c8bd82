package dev.asyncio4j.redis;

/**
 * A use of a subscription that it does not allow.
 *
 * <p><i>Python:</i> {@code PubSubError}.
 */
public class PubSubException extends RedisException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened, to what, and what to do
   */
  public PubSubException(String message) {
    super(message);
  }
}
