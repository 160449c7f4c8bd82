package dev.asyncio4j.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The options of a consumer: brokers, deserializers, its group, and what it fetches.
 *
 * <p><i>Python:</i> the keyword arguments of {@code AIOKafkaConsumer}. Immutable: each method
 * returns a copy.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public final class ConsumerOptions<K, V> extends ClientOptions<ConsumerOptions<K, V>> {
  private static final ConsumerOptions<byte[], byte[]> DEFAULTS =
      new ConsumerOptions<>(new ConsumerSettings());
  private static final ConsumerOptions<String, String> TEXT =
      DEFAULTS
          .keyDeserializer(b -> new String(b, UTF_8))
          .valueDeserializer(b -> new String(b, UTF_8));

  final ConsumerSettings settings;

  private ConsumerOptions(ConsumerSettings settings) {
    super(settings);
    this.settings = settings;
  }

  private ConsumerOptions<K, V> with(Consumer<ConsumerSettings> change) {
    return new ConsumerOptions<>(settings.changed(change));
  }

  @Override
  ConsumerOptions<K, V> changed(Consumer<ClientSettings> change) {
    return with(change::accept);
  }

  /** {@return the defaults: bytes, {@code localhost:9092}, no group} */
  public static ConsumerOptions<byte[], byte[]> defaults() {
    return DEFAULTS;
  }

  /** {@return the defaults, with keys and values of UTF-8 text} */
  public static ConsumerOptions<String, String> text() {
    return TEXT;
  }

  /**
   * Sets the function that reads keys.
   *
   * @param deserializer runs on the loop; it is not called for null
   * @param <A> the type of the keys
   * @return a changed copy
   */
  public <A> ConsumerOptions<A, V> keyDeserializer(Function<byte[], ? extends A> deserializer) {
    Objects.requireNonNull(deserializer, "deserializer");
    return new ConsumerOptions<>(settings.changed(copy -> copy.keyDeserializer = deserializer));
  }

  /**
   * Sets the function that reads values.
   *
   * @param deserializer runs on the loop; it is not called for null
   * @param <B> the type of the values
   * @return a changed copy
   */
  public <B> ConsumerOptions<K, B> valueDeserializer(Function<byte[], ? extends B> deserializer) {
    Objects.requireNonNull(deserializer, "deserializer");
    return new ConsumerOptions<>(settings.changed(copy -> copy.valueDeserializer = deserializer));
  }

  /**
   * Sets how the members of the group share the partitions.
   *
   * @param preferred the first one that all members know is taken; none: Kafka's own, which is
   *     {@link Assignor#RANGE}, then {@link Assignor#COOPERATIVE}
   * @return a changed copy
   */
  public ConsumerOptions<K, V> assignor(Assignor... preferred) {
    return with(copy -> copy.assignors = List.of(preferred));
  }

  /**
   * Sets the group whose members share the partitions.
   *
   * @param groupId the group; null for none: it then reads all partitions, and commits nothing
   * @return a changed copy
   */
  public ConsumerOptions<K, V> groupId(@Nullable String groupId) {
    return with(copy -> copy.groupId = groupId);
  }

  /**
   * Sets the name of a static member, which keeps its partitions over a restart.
   *
   * @param groupInstanceId unique in the group; null for none
   * @return a changed copy
   */
  public ConsumerOptions<K, V> groupInstanceId(@Nullable String groupInstanceId) {
    return with(copy -> copy.groupInstanceId = groupInstanceId);
  }

  /**
   * Sets where a partition is read from that has no position.
   *
   * @param autoOffsetReset {@link AutoOffsetReset#LATEST} at first
   * @return a changed copy
   */
  public ConsumerOptions<K, V> autoOffsetReset(AutoOffsetReset autoOffsetReset) {
    return with(copy -> copy.autoOffsetReset = autoOffsetReset);
  }

  /**
   * Sets whether positions are committed by themselves.
   *
   * @param autoCommit true at first
   * @return a changed copy
   */
  public ConsumerOptions<K, V> autoCommit(boolean autoCommit) {
    return with(copy -> copy.autoCommit = autoCommit);
  }

  /**
   * Sets the time between two commits that go by themselves.
   *
   * @param autoCommitInterval 5 s at first
   * @return a changed copy
   * @throws IllegalArgumentException if it is not positive
   */
  public ConsumerOptions<K, V> autoCommitInterval(Duration autoCommitInterval) {
    return with(
        copy -> copy.autoCommitInterval = Check.positive(autoCommitInterval, "autoCommitInterval"));
  }

  /**
   * Sets the most records of a {@code getMany} that names no number.
   *
   * @param maxPollRecords null for no limit
   * @return a changed copy
   * @throws IllegalArgumentException if it is not positive
   */
  public ConsumerOptions<K, V> maxPollRecords(@Nullable Integer maxPollRecords) {
    return with(
        copy ->
            copy.maxPollRecords =
                maxPollRecords == null ? null : Check.positive(maxPollRecords, "maxPollRecords"));
  }

  /**
   * Sets how long nobody may take records before the group is left.
   *
   * @param maxPollInterval 5 min at first; also the longest rebalance
   * @return a changed copy
   * @throws IllegalArgumentException if it is not positive
   */
  public ConsumerOptions<K, V> maxPollInterval(Duration maxPollInterval) {
    return with(copy -> copy.maxPollInterval = Check.positive(maxPollInterval, "maxPollInterval"));
  }

  /**
   * Sets the silence after which a member counts as gone.
   *
   * @param sessionTimeout null: Kafka's own, 45 s; the brokers set it for {@link
   *     GroupProtocol#CONSUMER}
   * @return a changed copy
   */
  public ConsumerOptions<K, V> sessionTimeout(@Nullable Duration sessionTimeout) {
    return with(copy -> copy.sessionTimeout = sessionTimeout);
  }

  /**
   * Sets the time between two signs of life.
   *
   * @param heartbeatInterval null: Kafka's own, 3 s; the brokers set it for {@link
   *     GroupProtocol#CONSUMER}
   * @return a changed copy
   */
  public ConsumerOptions<K, V> heartbeatInterval(@Nullable Duration heartbeatInterval) {
    return with(copy -> copy.heartbeatInterval = heartbeatInterval);
  }

  /**
   * Sets which records of transactions are read.
   *
   * @param isolation {@link Isolation#READ_UNCOMMITTED} at first
   * @return a changed copy
   */
  public ConsumerOptions<K, V> isolation(Isolation isolation) {
    return with(copy -> copy.isolation = isolation);
  }

  /**
   * Sets how long a broker waits for {@link #fetchMinBytes}.
   *
   * @param fetchMaxWait 500 ms at first
   * @return a changed copy
   * @throws IllegalArgumentException if it is negative
   */
  public ConsumerOptions<K, V> fetchMaxWait(Duration fetchMaxWait) {
    return with(copy -> copy.fetchMaxWait = Check.notNegative(fetchMaxWait, "fetchMaxWait"));
  }

  /**
   * Sets the bytes at which a broker answers at once.
   *
   * @param fetchMinBytes 1 at first
   * @return a changed copy
   * @throws IllegalArgumentException if it is negative
   */
  public ConsumerOptions<K, V> fetchMinBytes(int fetchMinBytes) {
    return with(copy -> copy.fetchMinBytes = Check.notNegative(fetchMinBytes, "fetchMinBytes"));
  }

  /**
   * Sets the most bytes of an answer.
   *
   * @param fetchMaxBytes 52,428,800 at first
   * @return a changed copy
   * @throws IllegalArgumentException if it is negative
   */
  public ConsumerOptions<K, V> fetchMaxBytes(int fetchMaxBytes) {
    return with(copy -> copy.fetchMaxBytes = Check.notNegative(fetchMaxBytes, "fetchMaxBytes"));
  }

  /**
   * Sets the most bytes of a partition in an answer.
   *
   * @param maxPartitionFetchBytes 1,048,576 at first
   * @return a changed copy
   * @throws IllegalArgumentException if it is negative
   */
  public ConsumerOptions<K, V> maxPartitionFetchBytes(int maxPartitionFetchBytes) {
    return with(
        copy ->
            copy.maxPartitionFetchBytes =
                Check.notNegative(maxPartitionFetchBytes, "maxPartitionFetchBytes"));
  }

  /**
   * Sets whether checksums are looked at.
   *
   * @param checkCrcs true at first
   * @return a changed copy
   */
  public ConsumerOptions<K, V> checkCrcs(boolean checkCrcs) {
    return with(copy -> copy.checkCrcs = checkCrcs);
  }

  /**
   * Sets how the group talks to its coordinator.
   *
   * @param groupProtocol {@link GroupProtocol#CLASSIC} at first
   * @return a changed copy
   */
  public ConsumerOptions<K, V> groupProtocol(GroupProtocol groupProtocol) {
    return with(copy -> copy.groupProtocol = groupProtocol);
  }

  /**
   * Sets where this consumer stands, so that it reads from a broker nearby.
   *
   * @param rack a rack of the brokers; null for none
   * @return a changed copy
   */
  public ConsumerOptions<K, V> rack(@Nullable String rack) {
    return with(copy -> copy.rack = rack);
  }

  /**
   * Sets after which time a waiting iteration looks again for itself.
   *
   * @param iterationTimeout 200 ms at first; no record and no end depends on it
   * @return a changed copy
   * @throws IllegalArgumentException if it is not positive
   */
  public ConsumerOptions<K, V> iterationTimeout(Duration iterationTimeout) {
    return with(
        copy -> copy.iterationTimeout = Check.positive(iterationTimeout, "iterationTimeout"));
  }

  /**
   * Sets the records of a partition that are fetched ahead.
   *
   * @param bufferedRecords 500 at first, and the most that a poll brings; a partition of which more
   *     wait is paused until half as many are left
   * @return a changed copy
   * @throws IllegalArgumentException if it is not positive
   */
  public ConsumerOptions<K, V> bufferedRecords(int bufferedRecords) {
    return with(copy -> copy.bufferedRecords = Check.positive(bufferedRecords, "bufferedRecords"));
  }
}
