package dev.asyncio4j.kafka;

import java.util.List;

/**
 * A partition as the brokers see it.
 *
 * <p><i>Python:</i> {@code PartitionMetadata}.
 *
 * @param topic the topic
 * @param partition the number
 * @param leader the id of the broker that leads it; -1 if there is none
 * @param replicas the ids of the brokers that hold it
 * @param inSync those that are up to date
 * @param offline those that are away
 */
public record PartitionInfo(
    String topic,
    int partition,
    int leader,
    List<Integer> replicas,
    List<Integer> inSync,
    List<Integer> offline) {}
