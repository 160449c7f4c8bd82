package dev.asyncio4j.kafka;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The positions of a {@link KafkaConsumer}: commits, seeks, and the ends of partitions.
 *
 * <p><i>Python:</i> these methods of {@code AIOKafkaConsumer}.
 *
 * <p><b>Cancellation:</b> ends the wait; a commit or a seek that has begun goes on.
 *
 * <p><b>Thread and loop:</b> on the turn of the consumer's loop.
 */
public interface ConsumerPositions {
  /**
   * Commits the positions of all partitions.
   *
   * @return the coroutine to await
   * @throws IllegalOperationException when awaited, without a group
   * @throws IllegalStateException when awaited, if no partition is assigned
   * @throws CommitFailedException when awaited, if the group was rebalanced or left
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> commit();

  /**
   * Commits offsets.
   *
   * @param offsets those of the next records to read
   * @return the coroutine to await
   * @throws IllegalOperationException when awaited, without a group
   * @throws IllegalStateException when awaited, if a partition is not assigned
   * @throws CommitFailedException when awaited, if the group was rebalanced or left
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> commit(Map<TopicPartition, OffsetAndMetadata> offsets);

  /**
   * Commits the offset of one partition.
   *
   * @param partition an assigned one
   * @param offset that of the next record to read
   * @return the coroutine to await, as {@link #commit(Map)} gives it
   * @throws IllegalArgumentException if the offset is negative
   */
  @CheckReturnValue
  default Coroutine<@Nullable Void> commit(TopicPartition partition, long offset) {
    return commit(Map.of(partition, OffsetAndMetadata.of(offset)));
  }

  /**
   * Asks for the offset that the group has committed last.
   *
   * @param partition any
   * @return the coroutine to await; empty if there is none
   * @throws IllegalOperationException when awaited, without a group
   */
  @CheckReturnValue
  Coroutine<OptionalLong> committed(TopicPartition partition);

  /**
   * Tells the offset of the next record to be taken.
   *
   * @param partition an assigned one
   * @return the coroutine to await
   * @throws IllegalStateException when awaited, if it is not assigned
   */
  @CheckReturnValue
  Coroutine<Long> position(TopicPartition partition);

  /**
   * Returns the end of a partition, as of the last fetch.
   *
   * @param partition an assigned one
   * @return the offset behind its last record, or, for {@link Isolation#READ_COMMITTED}, that up to
   *     which may be read; empty before the first fetch
   * @throws IllegalStateException if it is not assigned
   */
  OptionalLong highwater(TopicPartition partition);

  /**
   * Returns the offset of the first open transaction, as of the last fetch.
   *
   * @param partition an assigned one
   * @return empty before the first fetch, and for {@link Isolation#READ_UNCOMMITTED}
   * @throws IllegalStateException if it is not assigned
   */
  OptionalLong lastStableOffset(TopicPartition partition);

  /**
   * Returns the time of the last fetch.
   *
   * @param partition an assigned one
   * @return milliseconds since 1970; empty before the first fetch
   * @throws IllegalStateException if it is not assigned
   */
  OptionalLong lastPollTimestamp(TopicPartition partition);

  /**
   * Moves the position; no record of before is delivered any more.
   *
   * @param partition an assigned one
   * @param offset of the next record to be taken
   * @throws IllegalArgumentException if the offset is negative
   * @throws IllegalStateException if the partition is not assigned
   */
  void seek(TopicPartition partition, long offset);

  /**
   * Moves to the oldest records.
   *
   * @param partitions none: all that are assigned
   * @return the coroutine to await
   * @throws IllegalStateException when awaited, if one is not assigned
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> seekToBeginning(TopicPartition... partitions);

  /**
   * Moves behind the newest records.
   *
   * @param partitions none: all that are assigned
   * @return the coroutine to await
   * @throws IllegalStateException when awaited, if one is not assigned
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> seekToEnd(TopicPartition... partitions);

  /**
   * Moves to what the group has committed.
   *
   * @param partitions none: all that are assigned
   * @return the coroutine to await: the new positions, without partitions that have no commit
   * @throws IllegalOperationException when awaited, without a group
   */
  @CheckReturnValue
  Coroutine<Map<TopicPartition, Long>> seekToCommitted(TopicPartition... partitions);

  /**
   * Asks for the first records at or after some times.
   *
   * @param times by partition
   * @return the coroutine to await; without partitions that have no such record
   * @throws IllegalArgumentException if a time is before 1970
   */
  @CheckReturnValue
  Coroutine<Map<TopicPartition, OffsetAndTimestamp>> offsetsForTimes(
      Map<TopicPartition, Instant> times);

  /**
   * Asks for the offsets of the oldest records.
   *
   * @param partitions any
   * @return the coroutine to await
   */
  @CheckReturnValue
  Coroutine<Map<TopicPartition, Long>> beginningOffsets(Collection<TopicPartition> partitions);

  /**
   * Asks for the offsets behind the newest records.
   *
   * @param partitions any
   * @return the coroutine to await
   */
  @CheckReturnValue
  Coroutine<Map<TopicPartition, Long>> endOffsets(Collection<TopicPartition> partitions);
}
