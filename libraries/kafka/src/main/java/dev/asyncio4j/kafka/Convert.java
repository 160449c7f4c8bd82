package dev.asyncio4j.kafka;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Values of this module for Kafka's, and the other way round. */
final class Convert {
  private Convert() {}

  static TopicPartition ours(org.apache.kafka.common.TopicPartition partition) {
    return new TopicPartition(partition.topic(), partition.partition());
  }

  static org.apache.kafka.common.TopicPartition kafka(TopicPartition partition) {
    return new org.apache.kafka.common.TopicPartition(partition.topic(), partition.partition());
  }

  static Set<TopicPartition> ours(Collection<org.apache.kafka.common.TopicPartition> partitions) {
    var all = new LinkedHashSet<TopicPartition>();
    for (var each : partitions) all.add(ours(each));
    return all;
  }

  static List<org.apache.kafka.common.TopicPartition> kafka(Collection<TopicPartition> partitions) {
    return partitions.stream().map(Convert::kafka).toList();
  }

  static Map<
          org.apache.kafka.common.TopicPartition,
          org.apache.kafka.clients.consumer.OffsetAndMetadata>
      kafka(Map<TopicPartition, OffsetAndMetadata> offsets) {
    var all =
        new HashMap<
            org.apache.kafka.common.TopicPartition,
            org.apache.kafka.clients.consumer.OffsetAndMetadata>();
    offsets.forEach(
        (partition, offset) ->
            all.put(
                kafka(partition),
                new org.apache.kafka.clients.consumer.OffsetAndMetadata(
                    offset.offset(), offset.metadata())));
    return all;
  }

  static PartitionInfo ours(org.apache.kafka.common.PartitionInfo info) {
    return new PartitionInfo(
        info.topic(),
        info.partition(),
        id(info.leader()),
        ids(info.replicas()),
        ids(info.inSyncReplicas()),
        ids(info.offlineReplicas()));
  }

  static int id(@Nullable Node node) {
    return node == null ? -1 : node.id();
  }

  static List<Integer> ids(Node @Nullable [] nodes) {
    return nodes == null ? List.of() : ids(Arrays.asList(nodes));
  }

  static List<Integer> ids(List<Node> nodes) {
    return nodes.stream().map(Node::id).toList();
  }

  static Instant time(long millis) {
    return Instant.ofEpochMilli(millis);
  }

  static List<Header> headers(Headers headers) {
    var given = headers.toArray();
    if (given.length == 0) return List.of(); // almost always
    return Arrays.stream(given).map(each -> new Header(each.key(), each.value())).toList();
  }

  static GroupMetadata ours(ConsumerGroupMetadata group) {
    return new GroupMetadata(
        group.groupId(), group.generationId(), group.memberId(), group.groupInstanceId());
  }

  /** {@return the values by group and name; those of a node or topic say it in braces} */
  static Map<String, Object> metrics(Map<MetricName, ? extends Metric> metrics) {
    var all = new HashMap<String, Object>();
    metrics.forEach(
        (name, metric) -> {
          var tags = new HashMap<>(name.tags());
          tags.remove("client-id");
          var key = name.group() + ":" + name.name() + (tags.isEmpty() ? "" : tags.toString());
          all.put(key, metric.metricValue());
        });
    return Map.copyOf(all);
  }
}
