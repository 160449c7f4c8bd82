package dev.asyncio4j.kafka;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The place where the broker has put a message.
 *
 * <p><i>Python:</i> {@code RecordMetadata}; {@code timestamp_type} is {@code logAppendTime}.
 *
 * @param topic the topic
 * @param partition the partition
 * @param offset the offset; -1 if the producer asked for no answer ({@code acks(0)})
 * @param timestamp the time that the record has; null if nobody knows it
 * @param logAppendTime whether that is the broker's time, not the producer's
 */
public record RecordMetadata(
    String topic, int partition, long offset, @Nullable Instant timestamp, boolean logAppendTime) {
  /** {@return the partition, as one value} */
  public TopicPartition topicPartition() {
    return new TopicPartition(topic, partition);
  }
}
