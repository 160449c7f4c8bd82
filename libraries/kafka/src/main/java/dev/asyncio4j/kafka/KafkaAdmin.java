package dev.asyncio4j.kafka;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes, changes and lists topics, groups and settings of a cluster.
 *
 * <p><i>Python:</i> {@code AIOKafkaAdminClient}.
 *
 * <p><b>Cancellation:</b> ends the wait; what was asked for may happen all the same.
 *
 * <p><b>Thread and loop:</b> on the turn of the loop on which it was started.
 *
 * <pre>{@code
 * try (var admin = KafkaAdmin.create(AdminOptions.defaults())) {
 *   await(admin.start());
 *   await(admin.createTopics(List.of(new NewTopic("orders", 4, 1))));
 *   System.out.println(await(admin.listTopics()));
 * }
 * }</pre>
 */
public interface KafkaAdmin extends AutoCloseable {
  /**
   * Makes a client; nothing is opened before {@link #start}.
   *
   * @param options brokers and limits
   * @return the client
   */
  static KafkaAdmin create(AdminOptions options) {
    return new KafkaAdminImpl(options);
  }

  /**
   * Connects, and belongs to the running loop from then on.
   *
   * @return the coroutine to await
   * @throws KafkaConnectionException when awaited, if no broker answers in time
   * @throws KafkaException when awaited, if the login fails
   * @throws IllegalStateException when awaited, if it was started before
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> start();

  /**
   * Closes the client; questions that wait fail.
   *
   * @return the coroutine to await; it does not fail, and may be awaited again
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> stop();

  /**
   * Stops the client: in a task it waits as {@link #stop} does; elsewhere it does not wait.
   *
   * @throws IllegalStateException if another thread calls it while the loop runs
   */
  @Override
  void close();

  /**
   * Makes topics.
   *
   * @param topics the topics
   * @return the coroutine to await: how each went; one that exists is no exception
   */
  @CheckReturnValue
  Coroutine<Map<String, TopicResult>> createTopics(Collection<NewTopic> topics);

  /**
   * Deletes topics.
   *
   * @param topics the topics
   * @return the coroutine to await
   * @throws UnknownTopicOrPartitionException when awaited, if one does not exist
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> deleteTopics(Collection<String> topics);

  /**
   * Lists the topics, without Kafka's own.
   *
   * @return the coroutine to await
   */
  @CheckReturnValue
  Coroutine<List<String>> listTopics();

  /**
   * Describes topics.
   *
   * @param topics the topics
   * @return the coroutine to await
   * @throws UnknownTopicOrPartitionException when awaited, if one does not exist
   */
  @CheckReturnValue
  Coroutine<Map<String, TopicDescription>> describeTopics(Collection<String> topics);

  /**
   * Describes the cluster.
   *
   * @return the coroutine to await
   */
  @CheckReturnValue
  Coroutine<ClusterDescription> describeCluster();

  /**
   * Reads settings.
   *
   * @param resources topics and brokers
   * @return the coroutine to await; secret values are empty
   */
  @CheckReturnValue
  Coroutine<Map<ConfigResource, Map<String, String>>> describeConfigs(
      Collection<ConfigResource> resources);

  /**
   * Changes settings; those that are not named stay.
   *
   * @param configs new values by owner and name
   * @return the coroutine to await
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> alterConfigs(Map<ConfigResource, Map<String, String>> configs);

  /**
   * Adds partitions to topics.
   *
   * @param total how many each has afterwards
   * @return the coroutine to await
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> createPartitions(Map<String, Integer> total);

  /**
   * Describes groups of consumers.
   *
   * @param groups their ids
   * @return the coroutine to await; one that nobody knows is {@code DEAD}
   */
  @CheckReturnValue
  Coroutine<Map<String, GroupDescription>> describeConsumerGroups(Collection<String> groups);

  /**
   * Lists the groups.
   *
   * @return the coroutine to await
   */
  @CheckReturnValue
  Coroutine<List<GroupListing>> listConsumerGroups();

  /**
   * Asks for what a group has committed.
   *
   * @param group its id
   * @return the coroutine to await
   */
  @CheckReturnValue
  Coroutine<Map<TopicPartition, OffsetAndMetadata>> listConsumerGroupOffsets(String group);

  /**
   * Deletes groups that have no members.
   *
   * @param groups their ids
   * @return the coroutine to await
   * @throws KafkaException when awaited, if one has members, or nobody knows it
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> deleteConsumerGroups(Collection<String> groups);

  /**
   * Deletes records.
   *
   * @param before by partition, the offset of the first one that stays; -1: none stays
   * @return the coroutine to await: the new beginnings
   */
  @CheckReturnValue
  Coroutine<Map<TopicPartition, Long>> deleteRecords(Map<TopicPartition, Long> before);

  /**
   * Finds the broker that looks after a group.
   *
   * @param group its id
   * @return the coroutine to await: the broker's number
   */
  @CheckReturnValue
  Coroutine<Integer> findCoordinator(String group);
}
