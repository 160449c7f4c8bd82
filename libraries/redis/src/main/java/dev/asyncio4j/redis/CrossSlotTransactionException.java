package dev.asyncio4j.redis;

/**
 * A transaction with keys of more than one slot.
 *
 * <p><i>Python:</i> {@code CrossSlotTransactionError}.
 */
public class CrossSlotTransactionException extends RedisClusterException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened, to what, and what to do
   */
  public CrossSlotTransactionException(String message) {
    super(message);
  }
}
