package dev.asyncio4j.kafka;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.protocol.Errors;
import org.jspecify.annotations.Nullable;

/** Our words for those of Kafka's client for administration, and the other way round. */
final class AdminWords {
  private AdminWords() {}

  static org.apache.kafka.clients.admin.NewTopic kafka(NewTopic topic) {
    var partitions = topic.partitions() < 0 ? null : topic.partitions();
    var replicas = topic.replicationFactor() < 0 ? null : (short) topic.replicationFactor();
    return new org.apache.kafka.clients.admin.NewTopic(
            topic.name(), Optional.ofNullable(partitions), Optional.ofNullable(replicas))
        .configs(topic.configs());
  }

  static TopicResult result(String topic, @Nullable Throwable error) {
    if (error == null) return new TopicResult(topic, 0, null);
    var cause = error.getCause() == null ? error : error.getCause();
    return new TopicResult(topic, Errors.forException(cause).code(), cause.getMessage());
  }

  /** {@return the end of all futures, well or badly} */
  static KafkaFuture<Void> settled(Collection<? extends KafkaFuture<?>> all) {
    var calm = all.stream().map(AdminWords::calm).toArray(KafkaFuture<?>[]::new);
    return KafkaFuture.allOf(calm);
  }

  private static KafkaFuture<?> calm(KafkaFuture<?> one) {
    var end = new org.apache.kafka.common.internals.KafkaFutureImpl<Boolean>();
    one.whenComplete((value, error) -> end.complete(error == null));
    return end;
  }

  static <A, B> Map<String, B> values(Map<String, A> all, Function<A, B> change) {
    var changed = new HashMap<String, B>();
    all.forEach((name, value) -> changed.put(name, change.apply(value)));
    return changed;
  }

  static TopicDescription topic(org.apache.kafka.clients.admin.TopicDescription found) {
    var partitions =
        found.partitions().stream()
            .map(
                each ->
                    new PartitionInfo(
                        found.name(),
                        each.partition(),
                        Convert.id(each.leader()),
                        Convert.ids(each.replicas()),
                        Convert.ids(each.isr()),
                        List.of()))
            .toList();
    return new TopicDescription(found.name(), found.isInternal(), partitions);
  }

  static Broker broker(Node node) {
    return new Broker(node.id(), node.host(), node.port(), Optional.ofNullable(node.rack()));
  }

  static org.apache.kafka.common.config.ConfigResource kafka(ConfigResource resource) {
    var type =
        resource.type() == ConfigResource.Type.TOPIC
            ? org.apache.kafka.common.config.ConfigResource.Type.TOPIC
            : org.apache.kafka.common.config.ConfigResource.Type.BROKER;
    return new org.apache.kafka.common.config.ConfigResource(type, resource.name());
  }

  static ConfigResource ours(org.apache.kafka.common.config.ConfigResource resource) {
    return resource.type() == org.apache.kafka.common.config.ConfigResource.Type.TOPIC
        ? ConfigResource.topic(resource.name())
        : new ConfigResource(ConfigResource.Type.BROKER, resource.name());
  }

  static Map<String, String> settings(Config config) {
    return config.entries().stream()
        .collect(
            Collectors.toMap(ConfigEntry::name, each -> each.value() == null ? "" : each.value()));
  }

  static Map<org.apache.kafka.common.config.ConfigResource, Collection<AlterConfigOp>> changes(
      Map<ConfigResource, Map<String, String>> configs) {
    var all =
        new HashMap<org.apache.kafka.common.config.ConfigResource, Collection<AlterConfigOp>>();
    configs.forEach(
        (resource, values) ->
            all.put(
                kafka(resource),
                values.entrySet().stream()
                    .map(
                        each ->
                            new AlterConfigOp(
                                new ConfigEntry(each.getKey(), each.getValue()),
                                AlterConfigOp.OpType.SET))
                    .toList()));
    return all;
  }

  static GroupDescription group(ConsumerGroupDescription found) {
    var members =
        found.members().stream()
            .map(
                each ->
                    new GroupDescription.Member(
                        each.consumerId(),
                        each.groupInstanceId(),
                        each.clientId(),
                        each.host(),
                        Convert.ours(each.assignment().topicPartitions())))
            .toList();
    return new GroupDescription(
        found.groupId(),
        found.groupState().name(),
        found.partitionAssignor(),
        members,
        Convert.id(found.coordinator()));
  }

  static GroupListing listing(org.apache.kafka.clients.admin.GroupListing found) {
    return new GroupListing(
        found.groupId(), found.protocol(), found.groupState().map(Enum::name).orElse(""));
  }
}
