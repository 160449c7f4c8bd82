package dev.asyncio4j.kafka;

/**
 * The records of transactions that a consumer gets.
 *
 * <p><i>Python:</i> {@code isolation_level}.
 */
public enum Isolation {
  /** All, also those of transactions that were aborted. */
  READ_UNCOMMITTED,
  /** Records of committed transactions, up to the first one that is open. */
  READ_COMMITTED
}
