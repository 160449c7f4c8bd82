package dev.asyncio4j.kafka;

import java.util.Map;

/**
 * A topic to make.
 *
 * <p><i>Python:</i> {@code aiokafka.admin.NewTopic}.
 *
 * @param name letters, digits, dots, underlines and hyphens; at most 249
 * @param partitions how many; -1: the brokers' default
 * @param replicationFactor how many brokers hold each; -1: the brokers' default
 * @param configs settings of the topic, by Kafka's names
 */
public record NewTopic(
    String name, int partitions, int replicationFactor, Map<String, String> configs) {
  /**
   * Copies the settings.
   *
   * @param name see there
   * @param partitions see there
   * @param replicationFactor see there
   * @param configs copied
   * @throws IllegalArgumentException if a number is neither positive nor -1
   */
  public NewTopic {
    configs = Map.copyOf(configs);
    Check.topic(name);
    if (partitions < 1 && partitions != -1) {
      throw new IllegalArgumentException("partitions must be positive or -1, got " + partitions);
    }
    if (replicationFactor < 1 && replicationFactor != -1) {
      throw new IllegalArgumentException(
          "replicationFactor must be positive or -1, got " + replicationFactor);
    }
  }

  /**
   * Makes one without settings.
   *
   * @param name see there
   * @param partitions see there
   * @param replicationFactor see there
   * @throws IllegalArgumentException if a number is neither positive nor -1
   */
  public NewTopic(String name, int partitions, int replicationFactor) {
    this(name, partitions, replicationFactor, Map.of());
  }
}
