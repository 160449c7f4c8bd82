package dev.asyncio4j.kafka;

import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.Body1;
import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.VoidBody1;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of topics, alone or as a member of a group.
 *
 * <p>A position is that of the next record that a task is handed, not of what was fetched: no
 * commit covers a record that nobody took.
 *
 * <p><i>Python:</i> {@code AIOKafkaConsumer}; {@code async for m in consumer} is {@code for (var m
 * : each(consumer))}, which ends when the consumer is stopped.
 *
 * <p><b>Cancellation:</b> of a task that waits for a record loses none, and moves no position. A
 * commit, a seek and a stop that have begun go on.
 *
 * <p><b>Thread and loop:</b> on the turn of the loop on which it was started. Limits of waits for
 * records are the loop's timers; all other times are Kafka's, and real.
 *
 * <pre>{@code
 * var options = ConsumerOptions.text()
 *     .bootstrapServers(host + ":" + port)
 *     .groupId("readers")
 *     .autoOffsetReset(AutoOffsetReset.EARLIEST);
 * KafkaConsumer.with(options, c -> {
 *   for (var message : each(c)) System.out.println(message.value());
 * }, "greetings");
 * }</pre>
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public interface KafkaConsumer<K, V>
    extends ConsumerPositions, AutoCloseable, AsyncIterable<ConsumerRecord<K, V>> {
  /**
   * Makes a consumer; nothing is opened before {@link #start}.
   *
   * @param options brokers, group, limits
   * @param topics what to read; none: see {@link #subscribe} and {@link #assign}
   * @param <K> the type of the keys
   * @param <V> the type of the values
   * @return the consumer
   * @throws IllegalArgumentException if a topic has no such name
   */
  static <K, V> KafkaConsumer<K, V> create(ConsumerOptions<K, V> options, String... topics) {
    return new KafkaConsumerImpl<>(options, topics);
  }

  /**
   * Starts a consumer, runs {@code body} with it, and stops it.
   *
   * <p><i>Python:</i> {@code async with AIOKafkaConsumer(…) as c:}.
   *
   * @param options brokers, group, limits
   * @param body may await
   * @param topics what to read
   * @param <K> the type of the keys
   * @param <V> the type of the values
   * @param <T> the type of the result
   * @return what the body returns
   * @throws KafkaConnectionException if no broker can be reached
   */
  static <K, V, T extends @Nullable Object> T with(
      ConsumerOptions<K, V> options, Body1<? super KafkaConsumer<K, V>, T> body, String... topics) {
    return Use.of(create(options, topics), KafkaConsumer::start, body);
  }

  /**
   * Starts a consumer, runs {@code body} with it, and stops it.
   *
   * @param options brokers, group, limits
   * @param body may await
   * @param topics what to read
   * @param <K> the type of the keys
   * @param <V> the type of the values
   * @throws KafkaConnectionException if no broker can be reached
   * @see #with(ConsumerOptions, Body1, String...)
   */
  static <K, V> void with(
      ConsumerOptions<K, V> options,
      VoidBody1<? super KafkaConsumer<K, V>> body,
      String... topics) {
    Use.of(create(options, topics), KafkaConsumer::start, body);
  }

  /**
   * Connects, and waits for the first partitions if there is a subscription.
   *
   * <p>Another subscription may come meanwhile, and is that which counts.
   *
   * @return the coroutine to await
   * @throws KafkaConnectionException when awaited, if no broker answers within {@link
   *     ConsumerOptions#requestTimeout}; nothing is left open, and it may be called again
   * @throws KafkaException when awaited, if the login fails, or the user may not read this
   * @throws IllegalStateException when awaited, if it was started before
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> start();

  /**
   * Ends all waits, commits if {@link ConsumerOptions#autoCommit}, leaves the group and closes.
   *
   * <p>It takes {@link ConsumerOptions#stopTimeout} at most.
   *
   * @return the coroutine to await; it may be awaited again
   * @throws IllegalStateException when awaited, in a rebalance listener
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> stop();

  /**
   * Stops the consumer: in a task it waits as {@link #stop} does; elsewhere it does not wait.
   *
   * @throws IllegalStateException if another thread calls it while the loop runs
   */
  @Override
  void close();

  /**
   * Takes a record, and waits for it.
   *
   * @param only the partitions; none: all
   * @return the coroutine to await
   * @throws ConsumerStoppedException when awaited, if the consumer is stopped, before or meanwhile
   * @throws SerializationFailedException when awaited, if it cannot be read; the position stays
   * @throws NoOffsetForPartitionException when awaited, if there is no position, nor a policy
   * @throws OffsetOutOfRangeException when awaited, if there is no such position, nor a policy
   */
  @CheckReturnValue
  Coroutine<ConsumerRecord<K, V>> getOne(TopicPartition... only);

  /**
   * Takes the records that are there, or waits for the first ones.
   *
   * <p>Those who wait already, and could take the same, come first.
   *
   * @param options how long, how many, and of what
   * @return the coroutine to await: records by partition, in their order; empty if none came in
   *     time
   * @throws KafkaException when awaited, as {@link #getOne} says
   */
  @CheckReturnValue
  Coroutine<Map<TopicPartition, List<ConsumerRecord<K, V>>>> getMany(FetchOptions options);

  /**
   * Reads these partitions, without the help of a group.
   *
   * @param partitions at least one; those that it reads already go on
   * @throws IllegalStateException if it is subscribed to topics or a pattern
   * @throws IllegalArgumentException if there is none
   */
  void assign(Collection<TopicPartition> partitions);

  /**
   * Reads these topics, in place of those before.
   *
   * @param topics at least one
   * @throws IllegalStateException if it is subscribed to partitions or a pattern
   * @throws IllegalArgumentException if there is none, or one has no such name
   */
  default void subscribe(Collection<String> topics) {
    subscribe(topics, null);
  }

  /**
   * Reads these topics, in place of those before.
   *
   * @param topics at least one
   * @param listener hears of the group's rebalances; null for nobody
   * @throws IllegalStateException if it is subscribed to partitions or a pattern
   * @throws IllegalArgumentException if there is none, or one has no such name
   */
  void subscribe(Collection<String> topics, @Nullable RebalanceListener listener);

  /**
   * Reads all topics of a pattern, also those that come later.
   *
   * @param pattern matches whole names
   * @param listener hears of the group's rebalances; null for nobody
   * @throws IllegalStateException if it is subscribed to partitions or topics
   */
  void subscribe(Pattern pattern, @Nullable RebalanceListener listener);

  /** Reads nothing any more, and leaves the group. */
  void unsubscribe();

  /** {@return the topics that it reads; none if it reads partitions that were assigned} */
  Set<String> subscription();

  /** {@return the partitions that it has now} */
  Set<TopicPartition> assignment();

  /**
   * Holds back the records of partitions, also those that were fetched.
   *
   * @param partitions assigned ones
   * @throws IllegalStateException if one is not assigned
   */
  void pause(TopicPartition... partitions);

  /**
   * Delivers records of these partitions again.
   *
   * @param partitions assigned ones
   * @throws IllegalStateException if one is not assigned
   */
  void resume(TopicPartition... partitions);

  /** {@return the partitions that {@link #pause} holds back} */
  Set<TopicPartition> paused();

  /**
   * Asks for the topics that the user may see.
   *
   * @return the coroutine to await
   */
  @CheckReturnValue
  Coroutine<Set<String>> topics();

  /**
   * Returns the partitions of a topic, as far as the consumer has heard of them.
   *
   * @param topic one that it reads, or that {@link #topics} has told
   * @return their numbers; none if it is unknown
   */
  Set<Integer> partitionsForTopic(String topic);

  /**
   * Returns the membership in the group, for {@link KafkaProducer#sendOffsetsToTransaction(Map,
   * GroupMetadata)}.
   *
   * @return the membership as of the last poll
   * @throws IllegalOperationException without a group
   */
  GroupMetadata groupMetadata();

  /** {@return the figures of Kafka's client, by group and name} */
  Map<String, Object> metrics();
}
