package dev.asyncio4j.redis;

/**
 * A master without a replica that can be used.
 *
 * <p><i>Python:</i> {@code SlaveNotFoundError}.
 */
public class ReplicaNotFoundException extends RedisConnectionException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened, to what, and what to do
   */
  public ReplicaNotFoundException(String message) {
    super(message);
  }
}
