package dev.asyncio4j.kafka;

import java.io.Serializable;
import java.util.Objects;

/**
 * A partition of a topic.
 *
 * <p><i>Python:</i> {@code TopicPartition}; the same.
 *
 * @param topic the topic
 * @param partition the number, from 0
 * @serial exclude
 */
public record TopicPartition(String topic, int partition) implements Serializable {
  /**
   * Checks the values.
   *
   * @param topic not null
   * @param partition not negative
   * @throws IllegalArgumentException if the number is negative
   */
  public TopicPartition {
    Objects.requireNonNull(topic, "topic");
    if (partition < 0) {
      throw new IllegalArgumentException(
          "partition must not be negative, got %d for %s".formatted(partition, topic));
    }
  }

  /** {@return the topic and the number, as {@code orders-0}} */
  @Override
  public String toString() {
    return topic + "-" + partition;
  }
}
