package dev.asyncio4j.kafka;

/**
 * The place where a partition is read from that has no position.
 *
 * <p><i>Python:</i> {@code auto_offset_reset}.
 */
public enum AutoOffsetReset {
  /** The oldest record that there is. */
  EARLIEST,
  /** The records that come from now on. */
  LATEST,
  /** No place: {@link NoOffsetForPartitionException}. */
  NONE
}
