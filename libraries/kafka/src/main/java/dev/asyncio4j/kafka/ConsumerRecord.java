package dev.asyncio4j.kafka;

import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A message as a consumer gets it.
 *
 * <p><i>Python:</i> {@code ConsumerRecord}; {@code serialized_key_size} is {@code keySize}.
 *
 * @param topic the topic
 * @param partition the partition
 * @param offset the offset
 * @param timestamp the time
 * @param logAppendTime whether that is the broker's time, not the producer's
 * @param key the key, deserialized; null if there is none
 * @param value the value, deserialized; null for a tombstone
 * @param headers the headers, in the order of the sender
 * @param leaderEpoch the epoch of the leader that took it
 * @param keySize bytes of the key; -1 if there is none
 * @param valueSize bytes of the value; -1 for a tombstone
 * @param <K> the type of the key
 * @param <V> the type of the value
 */
public record ConsumerRecord<K, V>(
    String topic,
    int partition,
    long offset,
    Instant timestamp,
    boolean logAppendTime,
    @Nullable K key,
    @Nullable V value,
    List<Header> headers,
    OptionalInt leaderEpoch,
    int keySize,
    int valueSize) {
  /** {@return the partition, as one value} */
  public TopicPartition topicPartition() {
    return new TopicPartition(topic, partition);
  }
}
