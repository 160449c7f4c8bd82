package dev.asyncio4j.kafka;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.currentTask;

import dev.asyncio4j.AsyncIterator;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.exceptions.StopAsyncIterationException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** A consumer: its subscription, and the calls that its session answers. */
final class KafkaConsumerImpl<K, V> implements KafkaConsumer<K, V> {
  private final ConsumerSettings settings;
  private final Taking<K, V> taking;
  private final Offsets offsets;
  private final Life<ConsumerSession> life;
  private final Function<Properties, Consumer<byte[], byte[]>> factory;
  private final String client;

  /** The subscription, from the start on or from now on; null: nothing. */
  private @Nullable Subscription subscription;

  KafkaConsumerImpl(ConsumerOptions<K, V> options, String... topics) {
    this(options, KafkaConsumerImpl::kafka, topics);
  }

  KafkaConsumerImpl(
      ConsumerOptions<K, V> options,
      Function<Properties, Consumer<byte[], byte[]>> factory,
      String... topics) {
    settings = options.settings;
    taking = new Taking<>(settings);
    offsets = new Offsets(settings);
    client = settings.nameOfClient();
    this.factory = factory;
    life = new Life<>("KafkaConsumer " + client, ConsumerStoppedException::new);
    if (topics.length > 0) subscription = Subscription.topics(List.of(topics), null);
  }

  private static Consumer<byte[], byte[]> kafka(Properties config) {
    return new org.apache.kafka.clients.consumer.KafkaConsumer<>(
        config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  @Override
  public Coroutine<@Nullable Void> start() {
    return async(
        () ->
            life.start(
                this, port -> new ConsumerSession(port, settings, client, factory, subscription)));
  }

  @Override
  public Coroutine<@Nullable Void> stop() {
    return async(
        () -> {
          refuseInListener();
          dev.asyncio4j.Asyncio.await(life.stop(settings.stopTimeout));
        });
  }

  @Override
  public void close() {
    refuseInListener();
    life.close(settings.stopTimeout);
  }

  private void refuseInListener() {
    var open = life.current();
    if (open == null || !open.listening.isIn(currentTask())) return;
    throw new IllegalStateException(
        "stop() in a rebalance listener would wait for itself: call it in a task of its own");
  }

  @Override
  public Coroutine<ConsumerRecord<K, V>> getOne(TopicPartition... only) {
    var wanted = Set.of(only);
    return async(() -> taking.one(life.enter(), wanted, null));
  }

  @Override
  public Coroutine<Map<TopicPartition, List<ConsumerRecord<K, V>>>> getMany(FetchOptions options) {
    return async(() -> taking.many(life.enter(), options));
  }

  @Override
  public AsyncIterator<ConsumerRecord<K, V>> iterator() {
    life.enter();
    return () -> async(this::next);
  }

  private ConsumerRecord<K, V> next() {
    try {
      return taking.one(life.enter(), Set.of(), settings.iterationTimeout);
    } catch (ConsumerStoppedException e) {
      throw new StopAsyncIterationException("the consumer is stopped: " + this);
    }
  }

  @Override
  public void assign(Collection<TopicPartition> partitions) {
    change(Subscription.partitions(partitions));
  }

  @Override
  public void subscribe(Collection<String> topics, @Nullable RebalanceListener listener) {
    change(Subscription.topics(topics, listener));
  }

  @Override
  public void subscribe(Pattern pattern, @Nullable RebalanceListener listener) {
    change(Subscription.pattern(pattern, listener));
  }

  private void change(Subscription next) {
    var session = life.enterIfStarted();
    subscription = next.after(subscription);
    if (session != null) session.wanted.change(subscription);
  }

  @Override
  public void unsubscribe() {
    var session = life.enterIfStarted();
    subscription = null;
    if (session != null) session.wanted.change(null);
  }

  @Override
  public Set<String> subscription() {
    var session = life.enterIfStarted();
    return subscription == null ? Set.of() : subscription.topicsOf(session);
  }

  @Override
  public Set<TopicPartition> assignment() {
    var session = life.enterIfStarted();
    return subscription == null ? Set.of() : subscription.partitionsOf(session);
  }

  @Override
  public void pause(TopicPartition... partitions) {
    pause(true, partitions);
  }

  @Override
  public void resume(TopicPartition... partitions) {
    pause(false, partitions);
  }

  private void pause(boolean paused, TopicPartition... ids) {
    if (ids.length == 0) return;
    life.enter().pause(paused, ids);
  }

  @Override
  public Set<TopicPartition> paused() {
    return life.enter().buffer.paused();
  }

  @Override
  public Coroutine<@Nullable Void> commit() {
    return async(() -> offsets.commit(life.enter(), subscription, null));
  }

  @Override
  public Coroutine<@Nullable Void> commit(Map<TopicPartition, OffsetAndMetadata> given) {
    var copy = Map.copyOf(given);
    return async(() -> offsets.commit(life.enter(), subscription, copy));
  }

  @Override
  public Coroutine<OptionalLong> committed(TopicPartition partition) {
    return async(() -> offsets.committed(life.enter(), partition));
  }

  @Override
  public Coroutine<Long> position(TopicPartition partition) {
    return async(() -> offsets.position(life.enter(), partition));
  }

  @Override
  public OptionalLong highwater(TopicPartition partition) {
    return life.enter().buffer.get(partition).highwater;
  }

  @Override
  public OptionalLong lastStableOffset(TopicPartition partition) {
    var highwater = highwater(partition); // as far as a reader of committed records may read
    return settings.isolation == Isolation.READ_COMMITTED ? highwater : OptionalLong.empty();
  }

  @Override
  public OptionalLong lastPollTimestamp(TopicPartition partition) {
    return life.enter().buffer.get(partition).lastPoll;
  }

  @Override
  public void seek(TopicPartition partition, long offset) {
    offsets.seek(life.enter(), partition, offset);
  }

  @Override
  public Coroutine<@Nullable Void> seekToBeginning(TopicPartition... partitions) {
    return async(() -> offsets.seekToEdge(life.enter(), false, partitions));
  }

  @Override
  public Coroutine<@Nullable Void> seekToEnd(TopicPartition... partitions) {
    return async(() -> offsets.seekToEdge(life.enter(), true, partitions));
  }

  @Override
  public Coroutine<Map<TopicPartition, Long>> seekToCommitted(TopicPartition... partitions) {
    return async(() -> offsets.seekToCommitted(life.enter(), partitions));
  }

  @Override
  public Coroutine<Map<TopicPartition, OffsetAndTimestamp>> offsetsForTimes(
      Map<TopicPartition, Instant> times) {
    var millis = Offsets.millis(times);
    return async(() -> offsets.forTimes(life.enter(), millis));
  }

  @Override
  public Coroutine<Map<TopicPartition, Long>> beginningOffsets(
      Collection<TopicPartition> partitions) {
    return async(() -> offsets.edges(life.enter(), partitions, false));
  }

  @Override
  public Coroutine<Map<TopicPartition, Long>> endOffsets(Collection<TopicPartition> partitions) {
    return async(() -> offsets.edges(life.enter(), partitions, true));
  }

  @Override
  public Coroutine<Set<String>> topics() {
    return async(
        () -> {
          var session = life.enter();
          return session.topics.all(session);
        });
  }

  @Override
  public Set<Integer> partitionsForTopic(String topic) {
    return life.enter().topics.partitionsOf(topic);
  }

  @Override
  public GroupMetadata groupMetadata() {
    var group = life.enter().group;
    if (group == null) throw new IllegalOperationException("Requires groupId, and a first poll");
    return Convert.ours(group);
  }

  @Override
  public Map<String, Object> metrics() {
    return Convert.metrics(life.enter().thread().client().metrics());
  }

  @Override
  public String toString() {
    var open = life.current();
    return "<%s %s group=%s subscription=%s%s>"
        .formatted(
            life,
            settings.addresses(),
            settings.groupId,
            subscription,
            open == null ? "" : " assigned=" + open.buffer);
  }
}
