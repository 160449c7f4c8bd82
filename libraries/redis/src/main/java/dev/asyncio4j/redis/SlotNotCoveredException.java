package dev.asyncio4j.redis;

/**
 * A slot that no node serves, even after a look at the cluster.
 *
 * <p><i>Python:</i> {@code SlotNotCoveredError}.
 */
public class SlotNotCoveredException extends RedisClusterException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened, to what, and what to do
   */
  public SlotNotCoveredException(String message) {
    super(message);
  }
}
