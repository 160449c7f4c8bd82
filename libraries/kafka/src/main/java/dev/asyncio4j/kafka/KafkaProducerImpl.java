package dev.asyncio4j.kafka;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static java.lang.System.Logger.Level.WARNING;

import dev.asyncio4j.Body;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.VoidBody;
import dev.asyncio4j.exceptions.CancelledError;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** A producer: checks on the loop, and hands over to its session. */
final class KafkaProducerImpl<K, V> implements KafkaProducer<K, V> {
  private final ProducerSettings settings;
  private final Records<K, V> records;
  private final String client;
  private final Function<Properties, Producer<byte[], byte[]>> factory;
  private final Life<ProducerSession> life;

  KafkaProducerImpl(ProducerOptions<K, V> options) {
    this(options, KafkaProducerImpl::kafka);
  }

  KafkaProducerImpl(
      ProducerOptions<K, V> options, Function<Properties, Producer<byte[], byte[]>> factory) {
    settings = options.settings;
    settings.check();
    records = new Records<>(settings);
    client = settings.nameOfClient();
    this.factory = factory;
    life = new Life<>("KafkaProducer " + client, ProducerClosedException::new);
    if (Boolean.FALSE.equals(settings.idempotence)
        && !settings.properties.containsKey("max.in.flight.requests.per.connection")) {
      Log.LOGGER.log(
          WARNING,
          "{0}: with idempotence(false) a retry may double messages or change their order; leave it"
              + " on, or set max.in.flight.requests.per.connection to 1",
          life.name());
    }
  }

  private static Producer<byte[], byte[]> kafka(Properties config) {
    return new org.apache.kafka.clients.producer.KafkaProducer<>(
        config, new ByteArraySerializer(), new ByteArraySerializer());
  }

  @Override
  public Coroutine<@Nullable Void> start() {
    return async(
        () -> life.start(this, port -> new ProducerSession(port, settings, client, factory)));
  }

  @Override
  public Coroutine<@Nullable Void> stop() {
    return life.stop(settings.stopTimeout);
  }

  @Override
  public void close() {
    life.close(settings.stopTimeout);
  }

  @Override
  public Coroutine<@Nullable Void> flush() {
    return async(() -> await(life.enter().flush()));
  }

  @Override
  public Coroutine<Future<RecordMetadata>> send(Message<? super K, ? extends V> message) {
    return async(() -> queue(message).future);
  }

  @Override
  public Coroutine<RecordMetadata> sendAndWait(Message<? super K, ? extends V> message) {
    return async(() -> await(queue(message).future));
  }

  /** Queues a message; waits for its hand-over if there is no room, or the topic is new. */
  private Sending queue(Message<? super K, ? extends V> message) {
    var session = life.enter();
    session.transactions.checkSend();
    return queue(session, records.record(message));
  }

  private Sending queue(ProducerSession session, ProducerRecord<byte[], byte[]> record) {
    boolean known = session.topics.contains(record.topic());
    var sending = session.sending(record, records.size(record));
    if (known && !session.outbox.isFull()) {
      session.outbox.add(sending);
      return sending;
    }
    session.awaitHandOver(sending);
    session.topics.add(record.topic());
    if (sending.hasFailed()) session.topics.remove(record.topic()); // it may have come before
    return sending;
  }

  @Override
  public Batch<K, V> createBatch() {
    return new Batch<>(records, settings.maxBatchSize);
  }

  @Override
  public Coroutine<Future<RecordMetadata>> sendBatch(
      Batch<K, V> batch, String topic, int partition) {
    Check.topic(topic);
    Check.notNegative(partition, "partition");
    return async(
        () -> {
          var session = life.enter();
          session.transactions.checkSend();
          var sent = batch.take(topic, partition);
          var sendings =
              sent.stream().map(each -> session.sending(each, records.size(each))).toList();
          var last = sendings.get(sendings.size() - 1).waitedFor(new Reply<>(session.port));
          sendings.forEach(session.outbox::add);
          var whole = Batch.whole(session.port, sendings);
          await(last.future);
          return whole;
        });
  }

  @Override
  public Coroutine<List<PartitionInfo>> partitionsFor(String topic) {
    Check.topic(topic);
    return async(
        () -> {
          var session = life.enter();
          return await(
              session.askApart(
                  () ->
                      session.client().partitionsFor(topic).stream().map(Convert::ours).toList()));
        });
  }

  @Override
  public Coroutine<@Nullable Void> beginTransaction() {
    return async(() -> life.enter().steps.begin());
  }

  @Override
  public Coroutine<@Nullable Void> commitTransaction() {
    return async(() -> life.enter().steps.commit());
  }

  @Override
  public Coroutine<@Nullable Void> abortTransaction() {
    return async(() -> life.enter().steps.abort());
  }

  @Override
  public Coroutine<@Nullable Void> sendOffsetsToTransaction(
      Map<TopicPartition, OffsetAndMetadata> offsets, String groupId) {
    if (groupId.isEmpty()) throw new IllegalArgumentException("groupId must not be empty");
    return offsets(offsets, Groups.metadata(groupId));
  }

  @Override
  public Coroutine<@Nullable Void> sendOffsetsToTransaction(
      Map<TopicPartition, OffsetAndMetadata> offsets, GroupMetadata group) {
    return offsets(offsets, Groups.metadata(group));
  }

  private Coroutine<@Nullable Void> offsets(
      Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata group) {
    var sent = Convert.kafka(offsets);
    return async(() -> life.enter().steps.sendOffsets(sent, group));
  }

  @Override
  public <T extends @Nullable Object> T transaction(Body<T> body) {
    life.enter().steps.beginOrGiveUp();
    T value;
    try {
      value = body.run();
    } catch (Throwable e) {
      giveUp(e);
      throw Sneaky.<RuntimeException>sneaky(e);
    }
    commit();
    return value;
  }

  private void commit() {
    try {
      await(commitTransaction());
    } catch (RuntimeException | CancelledError e) {
      giveUp(e);
      throw e;
    }
  }

  private void giveUp(Throwable why) {
    var open = life.current();
    if (open != null) open.steps.giveUp(why);
  }

  @Override
  public void transaction(VoidBody body) {
    transaction(
        () -> {
          body.run();
          return null;
        });
  }

  @Override
  public Map<String, Object> metrics() {
    return Convert.metrics(life.enter().client().metrics());
  }

  @Override
  public String toString() {
    var open = life.current();
    return "<%s %s%s>"
        .formatted(
            life,
            settings.addresses(),
            open == null ? "" : " unanswered=" + open.settled.open() + open.transactions);
  }
}
