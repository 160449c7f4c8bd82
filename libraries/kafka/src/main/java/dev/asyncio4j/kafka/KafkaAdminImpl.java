package dev.asyncio4j.kafka;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.Coroutine;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.KafkaFuture;
import org.jspecify.annotations.Nullable;

/** A client for administration: questions for Kafka's own, and its answers in our words. */
final class KafkaAdminImpl implements KafkaAdmin {
  private static final String OFFSETS = "__consumer_offsets";

  private final ClientSettings settings;
  private final Life<AdminSession> life;
  private final String client;

  KafkaAdminImpl(AdminOptions options) {
    settings = options.settings;
    client = settings.nameOfClient();
    life = new Life<>("KafkaAdmin " + client, IllegalStateException::new);
  }

  @Override
  public Coroutine<@Nullable Void> start() {
    return async(() -> life.start(this, port -> new AdminSession(port, settings, client)));
  }

  @Override
  public Coroutine<@Nullable Void> stop() {
    return life.stop(settings.stopTimeout);
  }

  @Override
  public void close() {
    life.close(settings.stopTimeout);
  }

  /** Asks, and waits for the answer, which another thread gives. */
  private <T extends @Nullable Object> T ask(Function<Admin, KafkaFuture<T>> question) {
    var session = life.enter();
    var reply = new Reply<T>(session.port);
    try {
      question
          .apply(session.admin())
          .whenComplete(
              (value, error) -> {
                if (error == null) reply.succeed(value);
                else reply.fail(Errors.of(error));
              });
    } catch (RuntimeException e) {
      reply.fail(Errors.of(e));
    }
    return await(reply.future);
  }

  @Override
  public Coroutine<Map<String, TopicResult>> createTopics(Collection<NewTopic> topics) {
    var wanted = topics.stream().map(AdminWords::kafka).toList();
    return async(
        () -> {
          var results = new LinkedHashMap<String, TopicResult>();
          ask(
              admin -> {
                var asked = admin.createTopics(wanted).values();
                asked.forEach(
                    (name, made) ->
                        made.whenComplete(
                            (ok, error) -> {
                              synchronized (results) {
                                results.put(name, AdminWords.result(name, error));
                              }
                            }));
                return AdminWords.settled(asked.values());
              });
          return Map.copyOf(results);
        });
  }

  @Override
  public Coroutine<@Nullable Void> deleteTopics(Collection<String> topics) {
    var wanted = List.copyOf(topics);
    return async(() -> ask(admin -> admin.deleteTopics(wanted).all()));
  }

  @Override
  public Coroutine<List<String>> listTopics() {
    return async(() -> ask(admin -> admin.listTopics().names()).stream().sorted().toList());
  }

  @Override
  public Coroutine<Map<String, TopicDescription>> describeTopics(Collection<String> topics) {
    var wanted = List.copyOf(topics);
    return async(
        () -> {
          var found = ask(admin -> admin.describeTopics(wanted).allTopicNames());
          return AdminWords.values(found, AdminWords::topic);
        });
  }

  @Override
  public Coroutine<ClusterDescription> describeCluster() {
    return async(
        () -> {
          var session = life.enter();
          var result = session.admin().describeCluster();
          var id = ask(admin -> result.clusterId());
          var controller = ask(admin -> result.controller());
          var nodes = ask(admin -> result.nodes());
          return new ClusterDescription(
              id, Convert.id(controller), nodes.stream().map(AdminWords::broker).toList());
        });
  }

  @Override
  public Coroutine<Map<ConfigResource, Map<String, String>>> describeConfigs(
      Collection<ConfigResource> resources) {
    var wanted = resources.stream().map(AdminWords::kafka).toList();
    return async(
        () -> {
          var all = new HashMap<ConfigResource, Map<String, String>>();
          ask(admin -> admin.describeConfigs(wanted).all())
              .forEach(
                  (resource, config) ->
                      all.put(AdminWords.ours(resource), AdminWords.settings(config)));
          return all;
        });
  }

  @Override
  public Coroutine<@Nullable Void> alterConfigs(Map<ConfigResource, Map<String, String>> configs) {
    var wanted = AdminWords.changes(configs);
    return async(() -> ask(admin -> admin.incrementalAlterConfigs(wanted).all()));
  }

  @Override
  public Coroutine<@Nullable Void> createPartitions(Map<String, Integer> total) {
    var wanted = AdminWords.values(total, NewPartitions::increaseTo);
    return async(() -> ask(admin -> admin.createPartitions(wanted).all()));
  }

  @Override
  public Coroutine<Map<String, GroupDescription>> describeConsumerGroups(
      Collection<String> groups) {
    var wanted = List.copyOf(groups);
    return async(
        () -> {
          var all = new HashMap<String, GroupDescription>();
          for (var group : wanted) all.put(group, describe(group));
          return all;
        });
  }

  private GroupDescription describe(String group) {
    try {
      return AdminWords.group(
          ask(admin -> admin.describeConsumerGroups(Set.of(group)).describedGroups().get(group)));
    } catch (KafkaException e) {
      if (!(e.getCause() instanceof org.apache.kafka.common.errors.GroupIdNotFoundException))
        throw e;
      return new GroupDescription(group, "DEAD", "", List.of(), -1);
    }
  }

  @Override
  public Coroutine<List<GroupListing>> listConsumerGroups() {
    return async(
        () -> ask(admin -> admin.listGroups().all()).stream().map(AdminWords::listing).toList());
  }

  @Override
  public Coroutine<Map<TopicPartition, OffsetAndMetadata>> listConsumerGroupOffsets(String group) {
    return async(
        () -> {
          var all = new HashMap<TopicPartition, OffsetAndMetadata>();
          ask(admin -> admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
              .forEach(
                  (partition, offset) -> {
                    if (offset == null) return;
                    all.put(
                        Convert.ours(partition),
                        new OffsetAndMetadata(offset.offset(), offset.metadata()));
                  });
          return all;
        });
  }

  @Override
  public Coroutine<@Nullable Void> deleteConsumerGroups(Collection<String> groups) {
    var wanted = List.copyOf(groups);
    return async(() -> ask(admin -> admin.deleteConsumerGroups(wanted).all()));
  }

  @Override
  public Coroutine<Map<TopicPartition, Long>> deleteRecords(Map<TopicPartition, Long> before) {
    var wanted = new HashMap<org.apache.kafka.common.TopicPartition, RecordsToDelete>();
    before.forEach(
        (partition, offset) ->
            wanted.put(Convert.kafka(partition), RecordsToDelete.beforeOffset(offset)));
    return async(
        () -> {
          var session = life.enter();
          var asked = session.admin().deleteRecords(wanted).lowWatermarks();
          var all = new HashMap<TopicPartition, Long>();
          asked.forEach(
              (partition, low) ->
                  all.put(Convert.ours(partition), ask(admin -> low).lowWatermark()));
          return all;
        });
  }

  @Override
  public Coroutine<Integer> findCoordinator(String group) {
    return async(
        () -> {
          var described = describe(group);
          return described.coordinator() >= 0 ? described.coordinator() : leader(group);
        });
  }

  /** Finds the leader of the partition that holds, or would hold, the offsets of a group. */
  private int leader(String group) {
    await(listConsumerGroupOffsets(group)); // has the brokers make the topic, if there is none
    var topic = await(describeTopics(List.of(OFFSETS))).get(OFFSETS);
    var partitions = topic.partitions();
    return partitions.get(place(group, partitions.size())).leader();
  }

  /** {@return the partition of a group's offsets, as Kafka's brokers count} */
  static int place(String group, int partitions) {
    int positive = Math.max(0, Math.abs(group.hashCode())); // the least integer has no positive
    return positive % partitions;
  }

  @Override
  public String toString() {
    return "<%s %s>".formatted(life, settings.addresses());
  }
}
