package dev.asyncio4j.kafka;

/**
 * A protocol between the members of a group and its coordinator.
 *
 * <p><i>Python:</i> none.
 */
public enum GroupProtocol {
  /** The members share the partitions out; all brokers. */
  CLASSIC,
  /** The coordinator does it, without a stop for all (KIP-848); brokers since 4.0. */
  CONSUMER
}
