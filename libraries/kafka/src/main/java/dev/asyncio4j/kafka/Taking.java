package dev.asyncio4j.kafka;

import dev.asyncio4j.exceptions.CancelledError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** Hands records out: a record that is handed out moves the position, and nothing else does. */
final class Taking<K, V> {
  private final ConsumerSettings settings;

  Taking(ConsumerSettings settings) {
    this.settings = settings;
  }

  /**
   * Takes one record, and waits for it.
   *
   * @param look the time after which a waiter looks for itself; null: it need not
   */
  ConsumerRecord<K, V> one(
      ConsumerSession session, Set<TopicPartition> only, @Nullable Duration look) {
    session.beginTake();
    try {
      var taken = session.letsPass(only) ? tryOne(session, only) : null;
      if (taken != null) return taken;
      var result = new ArrayList<ConsumerRecord<K, V>>(1);
      session.takers.waitFor(
          only,
          null,
          look,
          () -> {
            var late = tryOne(session, only);
            return late != null && result.add(late);
          });
      return result.get(0);
    } finally {
      session.endTake();
    }
  }

  /** Takes what is there, up to a number; waits for the first record as long as the options say. */
  Map<TopicPartition, List<ConsumerRecord<K, V>>> many(
      ConsumerSession session, FetchOptions options) {
    var result = new LinkedHashMap<TopicPartition, List<ConsumerRecord<K, V>>>();
    session.beginTake();
    try {
      if (session.letsPass(options.partitions()) && tryMany(session, options, result))
        return result;
      var limit = options.timeout();
      if (limit != null && (limit.isZero() || limit.isNegative())) return result;
      session.takers.waitFor(
          options.partitions(), limit, null, () -> tryMany(session, options, result));
      return result;
    } finally {
      session.endTake();
    }
  }

  private @Nullable ConsumerRecord<K, V> tryOne(ConsumerSession session, Set<TopicPartition> only) {
    session.throwFailure();
    var partition = session.buffer.next(only);
    if (partition == null) return null;
    var record = first(partition);
    session.buffer.taken(partition, 1);
    return record;
  }

  private boolean tryMany(
      ConsumerSession session,
      FetchOptions options,
      Map<TopicPartition, List<ConsumerRecord<K, V>>> result) {
    session.throwFailure();
    var most = options.maxRecords() != null ? options.maxRecords() : settings.maxPollRecords;
    int left = most == null ? Integer.MAX_VALUE : most;
    for (Partition next; left > 0 && (next = session.buffer.next(options.partitions())) != null; ) {
      var taken = result.computeIfAbsent(next.id, id -> new ArrayList<>());
      try {
        left -= take(session, next, left, taken);
      } catch (SerializationFailedException e) {
        if (taken.isEmpty()) result.remove(next.id);
        if (result.isEmpty()) throw e;
        return true; // the next call meets the bad one
      }
    }
    return !result.isEmpty();
  }

  /**
   * Takes the records of a partition that are there, up to a number and to a bad one.
   *
   * @return their number
   */
  private int take(
      ConsumerSession session, Partition partition, int most, List<ConsumerRecord<K, V>> taken) {
    int count = 0;
    try {
      for (; count < most && partition.isReady(); count++) {
        taken.add(first(partition));
      }
      return count;
    } finally {
      session.buffer.taken(partition, count);
    }
  }

  /** Takes the first record of a partition off, unless it cannot be read. */
  private ConsumerRecord<K, V> first(Partition partition) {
    var record = read(partition.id, partition.buffer.element());
    partition.taken();
    return record;
  }

  private ConsumerRecord<K, V> read(
      TopicPartition id, org.apache.kafka.clients.consumer.ConsumerRecord<byte[], byte[]> record) {
    K key;
    V value;
    try {
      key = value(settings.keyDeserializer, record.key());
      value = value(settings.valueDeserializer, record.value());
    } catch (CancelledError e) {
      throw e;
    } catch (Throwable e) { // an error too: the records before it are the taker's
      throw new SerializationFailedException(
          "the record at %s offset %d cannot be read: %s; to go on behind it: seek(%s, %d)"
              .formatted(id, record.offset(), e.getClass().getName(), id, record.offset() + 1),
          id,
          record.offset(),
          e);
    }
    var epoch = record.leaderEpoch();
    return new ConsumerRecord<>(
        id.topic(),
        id.partition(),
        record.offset(),
        Convert.time(record.timestamp()),
        record.timestampType() == TimestampType.LOG_APPEND_TIME,
        key,
        value,
        Convert.headers(record.headers()),
        epoch.isPresent() ? OptionalInt.of(epoch.get()) : OptionalInt.empty(),
        record.serializedKeySize(),
        record.serializedValueSize());
  }

  @SuppressWarnings("unchecked") // the types of the options are those of the consumer
  private static <T> @Nullable T value(Function<byte[], ?> deserializer, byte @Nullable [] bytes) {
    return bytes == null ? null : (T) deserializer.apply(bytes);
  }
}
