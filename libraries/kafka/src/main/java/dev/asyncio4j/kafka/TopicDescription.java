package dev.asyncio4j.kafka;

import java.util.List;

/**
 * A topic as the brokers see it.
 *
 * <p><i>Python:</i> an entry of {@code describe_topics}.
 *
 * @param name the topic
 * @param internal whether it is Kafka's own
 * @param partitions its partitions, in order
 */
public record TopicDescription(String name, boolean internal, List<PartitionInfo> partitions) {}
