package dev.asyncio4j.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The options of a producer: brokers, serializers, and how safely messages are sent.
 *
 * <p><i>Python:</i> the keyword arguments of {@code AIOKafkaProducer}. Immutable: each method
 * returns a copy.
 *
 * <pre>{@code
 * var options = ProducerOptions.text()
 *     .bootstrapServers(host + ":" + port)
 *     .compression(Compression.ZSTD);
 * KafkaProducer.with(options, p -> await(p.sendAndWait("greetings", "hello")));
 * }</pre>
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public final class ProducerOptions<K, V> extends ClientOptions<ProducerOptions<K, V>> {
  /** All brokers that are up to date answer for a message: the value for {@link #acks}. */
  public static final int ALL = -1;

  private static final ProducerOptions<byte[], byte[]> DEFAULTS =
      new ProducerOptions<>(new ProducerSettings());
  private static final ProducerOptions<String, String> TEXT =
      DEFAULTS
          .<String>keySerializer(s -> s.getBytes(UTF_8))
          .valueSerializer(s -> s.getBytes(UTF_8));

  final ProducerSettings settings;

  private ProducerOptions(ProducerSettings settings) {
    super(settings);
    this.settings = settings;
  }

  private ProducerOptions<K, V> with(Consumer<ProducerSettings> change) {
    return new ProducerOptions<>(settings.changed(change));
  }

  @Override
  ProducerOptions<K, V> changed(Consumer<ClientSettings> change) {
    return with(change::accept);
  }

  /** {@return the defaults: bytes, {@code localhost:9092}, safe retries} */
  public static ProducerOptions<byte[], byte[]> defaults() {
    return DEFAULTS;
  }

  /** {@return the defaults, with keys and values of UTF-8 text} */
  public static ProducerOptions<String, String> text() {
    return TEXT;
  }

  /**
   * Sets the function that makes bytes of keys.
   *
   * @param serializer runs on the loop; it is not called for null
   * @param <A> the type of the keys
   * @return a changed copy
   */
  public <A> ProducerOptions<A, V> keySerializer(Function<? super A, byte[]> serializer) {
    Objects.requireNonNull(serializer, "serializer");
    return new ProducerOptions<>(settings.changed(copy -> copy.keySerializer = serializer));
  }

  /**
   * Sets the function that makes bytes of values.
   *
   * @param serializer runs on the loop; it is not called for null
   * @param <B> the type of the values
   * @return a changed copy
   */
  public <B> ProducerOptions<K, B> valueSerializer(Function<? super B, byte[]> serializer) {
    Objects.requireNonNull(serializer, "serializer");
    return new ProducerOptions<>(settings.changed(copy -> copy.valueSerializer = serializer));
  }

  /**
   * Sets how many brokers must have a message before it counts as sent.
   *
   * @param acks 0: none; 1: the leader; {@link #ALL}, as at first
   * @return a changed copy
   * @throws IllegalArgumentException if it is none of these
   */
  public ProducerOptions<K, V> acks(int acks) {
    if (acks < ALL || acks > 1) {
      throw new IllegalArgumentException(
          "Invalid ACKS parameter: %d; it is 0, 1 or ProducerOptions.ALL".formatted(acks));
    }
    return with(copy -> copy.acks = acks);
  }

  /**
   * Sets how batches are made smaller.
   *
   * @param compression {@link Compression#NONE} at first
   * @return a changed copy
   */
  public ProducerOptions<K, V> compression(Compression compression) {
    return with(copy -> copy.compression = compression);
  }

  /**
   * Sets the most bytes of a batch.
   *
   * @param maxBatchSize 16,384 at first
   * @return a changed copy
   * @throws IllegalArgumentException if it is negative
   */
  public ProducerOptions<K, V> maxBatchSize(int maxBatchSize) {
    return with(copy -> copy.maxBatchSize = Check.notNegative(maxBatchSize, "maxBatchSize"));
  }

  /**
   * Sets the most bytes of a message, and of a request.
   *
   * @param maxRequestSize 1,048,576 at first
   * @return a changed copy
   * @throws IllegalArgumentException if it is not positive
   */
  public ProducerOptions<K, V> maxRequestSize(int maxRequestSize) {
    return with(copy -> copy.maxRequestSize = Check.positive(maxRequestSize, "maxRequestSize"));
  }

  /**
   * Sets how long a batch waits for more messages.
   *
   * @param linger none at first, unlike Kafka's own 5 ms
   * @return a changed copy
   * @throws IllegalArgumentException if it is negative
   */
  public ProducerOptions<K, V> linger(Duration linger) {
    return with(copy -> copy.linger = Check.notNegative(linger, "linger"));
  }

  /**
   * Sets the bytes of unsent messages at which {@code send} waits.
   *
   * @param bufferMemory 32 MiB at first
   * @return a changed copy
   * @throws IllegalArgumentException if it is not positive
   */
  public ProducerOptions<K, V> bufferMemory(long bufferMemory) {
    return with(copy -> copy.bufferMemory = Check.positive(bufferMemory, "bufferMemory"));
  }

  /**
   * Sets how the partition of a message is found that names none.
   *
   * @param partitioner runs on a thread of the producer; null for Kafka's own
   * @return a changed copy
   */
  public ProducerOptions<K, V> partitioner(@Nullable Partitioner partitioner) {
    return with(copy -> copy.partitioner = partitioner);
  }

  /**
   * Sets whether retries can neither double nor reorder messages.
   *
   * @param idempotence true at first, if {@code acks} is {@link #ALL}
   * @return a changed copy
   */
  public ProducerOptions<K, V> idempotence(boolean idempotence) {
    return with(copy -> copy.idempotence = idempotence);
  }

  /**
   * Sets the name under which its transactions are known.
   *
   * @param transactionalId unique among all producers; null for no transactions
   * @return a changed copy
   */
  public ProducerOptions<K, V> transactionalId(@Nullable String transactionalId) {
    return with(copy -> copy.transactionalId = transactionalId);
  }

  /**
   * Sets the longest transaction.
   *
   * @param transactionTimeout one minute at first
   * @return a changed copy
   * @throws IllegalArgumentException if it is not positive
   */
  public ProducerOptions<K, V> transactionTimeout(Duration transactionTimeout) {
    return with(
        copy -> copy.transactionTimeout = Check.positive(transactionTimeout, "transactionTimeout"));
  }

  /**
   * Sets the time after which a message that was not taken fails.
   *
   * @param deliveryTimeout two minutes at first
   * @return a changed copy
   * @throws IllegalArgumentException if it is not positive
   */
  public ProducerOptions<K, V> deliveryTimeout(Duration deliveryTimeout) {
    return with(copy -> copy.deliveryTimeout = Check.positive(deliveryTimeout, "deliveryTimeout"));
  }
}
