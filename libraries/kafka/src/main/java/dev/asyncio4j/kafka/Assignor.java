package dev.asyncio4j.kafka;

/**
 * A way to share partitions among the members of a group.
 *
 * <p><i>Python:</i> {@code partition_assignment_strategy}; {@code COOPERATIVE} is an addition.
 */
public enum Assignor {
  /** Ranges of each topic. */
  RANGE,
  /** All partitions in turn. */
  ROUND_ROBIN,
  /** Evenly, with few moves. */
  STICKY,
  /** The same as {@link #STICKY}, but partitions that stay are read on during a rebalance. */
  COOPERATIVE
}
