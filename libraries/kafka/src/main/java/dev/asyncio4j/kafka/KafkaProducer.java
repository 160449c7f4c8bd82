package dev.asyncio4j.kafka;

import dev.asyncio4j.Body1;
import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.VoidBody1;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sends messages to the topics of a cluster; tasks share one.
 *
 * <p>Messages of a task to one partition keep the order of their sends, also over retries.
 *
 * <p><i>Python:</i> {@code AIOKafkaProducer}.
 *
 * <p><b>Cancellation:</b> of a {@code send} that waits for room takes the message back, unless it
 * was handed over already; of {@code sendAndWait} behind that it does not unsend it. Steps of
 * transactions, {@code flush} and {@code stop} go on.
 *
 * <p><b>Thread and loop:</b> on the turn of the loop on which it was started.
 *
 * <pre>{@code
 * var options = ProducerOptions.text().bootstrapServers(host + ":" + port);
 * KafkaProducer.with(options, p -> {
 *   await(p.sendAndWait("greetings", "hello"));
 *   var later = await(p.send(Message.of("greetings", "world").key("en")));
 *   System.out.println(await(later).offset());
 * });
 * }</pre>
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public interface KafkaProducer<K, V> extends ProducerTransactions, AutoCloseable {
  /**
   * Makes a producer; nothing is opened before {@link #start}.
   *
   * @param options brokers, serializers, safety
   * @param <K> the type of the keys
   * @param <V> the type of the values
   * @return the producer
   * @throws IllegalArgumentException if options contradict each other, as {@code acks(1)} and
   *     idempotence
   */
  static <K, V> KafkaProducer<K, V> create(ProducerOptions<K, V> options) {
    return new KafkaProducerImpl<>(options);
  }

  /**
   * Starts a producer, runs {@code body} with it, and stops it.
   *
   * <p><i>Python:</i> {@code async with AIOKafkaProducer(…) as p:}.
   *
   * @param options brokers, serializers, safety
   * @param body may await
   * @param <K> the type of the keys
   * @param <V> the type of the values
   * @param <T> the type of the result
   * @return what the body returns
   * @throws KafkaConnectionException if no broker can be reached
   */
  static <K, V, T extends @Nullable Object> T with(
      ProducerOptions<K, V> options, Body1<? super KafkaProducer<K, V>, T> body) {
    return Use.of(create(options), KafkaProducer::start, body);
  }

  /**
   * Starts a producer, runs {@code body} with it, and stops it.
   *
   * @param options brokers, serializers, safety
   * @param body may await
   * @param <K> the type of the keys
   * @param <V> the type of the values
   * @throws KafkaConnectionException if no broker can be reached
   * @see #with(ProducerOptions, Body1)
   */
  static <K, V> void with(
      ProducerOptions<K, V> options, VoidBody1<? super KafkaProducer<K, V>> body) {
    Use.of(create(options), KafkaProducer::start, body);
  }

  /**
   * Connects, and belongs to the running loop from then on.
   *
   * @return the coroutine to await
   * @throws KafkaConnectionException when awaited, if no broker answers within {@link
   *     ProducerOptions#requestTimeout}; nothing is left open, and it may be called again
   * @throws KafkaException when awaited, if the login fails
   * @throws IllegalStateException when awaited, if it was started before
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> start();

  /**
   * Sends what is left, and closes the producer: after {@link ProducerOptions#stopTimeout} in any
   * case.
   *
   * @return the coroutine to await; it does not fail, and may be awaited again
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> stop();

  /**
   * Stops the producer: in a task it waits as {@link #stop} does; elsewhere it does not wait.
   *
   * @throws IllegalStateException if another thread calls it while the loop runs
   */
  @Override
  void close();

  /**
   * Waits until all that was sent before has been answered, well or badly.
   *
   * @return the coroutine to await
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> flush();

  /**
   * Sends a message without a key.
   *
   * @param topic where it goes
   * @param value null for a tombstone
   * @return the coroutine to await, as {@link #send(Message)} gives it
   * @throws IllegalArgumentException if the topic has no such name
   */
  @CheckReturnValue
  default Coroutine<Future<RecordMetadata>> send(String topic, @Nullable V value) {
    return send(Message.of(topic, value));
  }

  /**
   * Sends a message: waits for room in the buffer, and gives the future of its place.
   *
   * @param message what to send
   * @return the coroutine to await
   * @throws KafkaTimeoutException when awaited, if there was no room, or nothing known of the
   *     topic, for {@link ProducerOptions#requestTimeout}
   * @throws MessageSizeTooLargeException when awaited, if it is larger than {@link
   *     ProducerOptions#maxRequestSize}
   * @throws IllegalOperationException when awaited, if the producer is transactional, and in no
   *     transaction
   * @throws ProducerClosedException when awaited, if the producer is stopped
   */
  @CheckReturnValue
  Coroutine<Future<RecordMetadata>> send(Message<? super K, ? extends V> message);

  /**
   * Sends a message without a key, and waits for the brokers' answer.
   *
   * @param topic where it goes
   * @param value null for a tombstone
   * @return the coroutine to await, as {@link #sendAndWait(Message)} gives it
   * @throws IllegalArgumentException if the topic has no such name
   */
  @CheckReturnValue
  default Coroutine<RecordMetadata> sendAndWait(String topic, @Nullable V value) {
    return sendAndWait(Message.of(topic, value));
  }

  /**
   * Sends a message with a key, and waits for the brokers' answer.
   *
   * @param topic where it goes
   * @param key messages of one key go to one partition
   * @param value null for a tombstone
   * @return the coroutine to await, as {@link #sendAndWait(Message)} gives it
   * @throws IllegalArgumentException if the topic has no such name
   */
  @CheckReturnValue
  default Coroutine<RecordMetadata> sendAndWait(String topic, @Nullable K key, @Nullable V value) {
    return sendAndWait(Message.<K, V>of(topic, value).key(key));
  }

  /**
   * Sends a message, and waits for the brokers' answer.
   *
   * @param message what to send
   * @return the coroutine to await
   * @throws KafkaException when awaited, as {@link #send(Message)} says, or if the brokers refuse
   *     it
   */
  @CheckReturnValue
  Coroutine<RecordMetadata> sendAndWait(Message<? super K, ? extends V> message);

  /**
   * Asks for the partitions of a topic.
   *
   * @param topic the topic, which a broker may make
   * @return the coroutine to await
   * @throws KafkaTimeoutException when awaited, if nobody knows in time
   */
  @CheckReturnValue
  Coroutine<List<PartitionInfo>> partitionsFor(String topic);

  /** {@return an empty batch, of {@link ProducerOptions#maxBatchSize} bytes at most} */
  Batch<K, V> createBatch();

  /**
   * Sends a batch; its messages get offsets one behind the other.
   *
   * @param batch closed by this
   * @param topic where it goes
   * @param partition the partition
   * @return the coroutine to await; its future has the place of the first message, once all have
   *     theirs
   * @throws IllegalArgumentException when awaited, if the batch is empty or was sent before
   */
  @CheckReturnValue
  Coroutine<Future<RecordMetadata>> sendBatch(Batch<K, V> batch, String topic, int partition);

  /** {@return the figures of Kafka's client, such as {@code producer-metrics:record-send-total}} */
  Map<String, Object> metrics();
}
