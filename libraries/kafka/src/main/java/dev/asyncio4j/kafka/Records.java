package dev.asyncio4j.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/** Makes Kafka's records of messages: serialized, with a time, and small enough. */
final class Records<K, V> {
  /** The bytes of a batch and of a record beside its contents, as Kafka's client estimates them. */
  private static final int OVERHEAD = 61 + 21;

  private static final int HEADER_OVERHEAD = 10;

  private final ProducerSettings settings;

  Records(ProducerSettings settings) {
    this.settings = settings;
  }

  ProducerRecord<byte[], byte[]> record(Message<? super K, ? extends V> message) {
    return record(
        message.topic(),
        message.toPartition(),
        message.time() == null ? null : message.time().toEpochMilli(),
        message.key(),
        message.value(),
        message.headers());
  }

  ProducerRecord<byte[], byte[]> record(
      String topic,
      @Nullable Integer partition,
      @Nullable Long time,
      @Nullable Object key,
      @Nullable Object value,
      List<dev.asyncio4j.kafka.Header> headers) {
    var record =
        new ProducerRecord<>(
            topic,
            partition,
            time == null ? Long.valueOf(System.currentTimeMillis()) : time,
            bytes(settings.keySerializer, key),
            bytes(settings.valueSerializer, value),
            kafka(headers));
    int size = size(record);
    if (size > settings.maxRequestSize) {
      throw new MessageSizeTooLargeException(
          "The message is %d bytes when serialized which is larger than the maximum request size %d: raise maxRequestSize"
              .formatted(size, settings.maxRequestSize));
    }
    return record;
  }

  @SuppressWarnings("unchecked") // the types of the options are those of the producer
  private static byte @Nullable [] bytes(Function<?, byte[]> serializer, @Nullable Object value) {
    return value == null ? null : ((Function<Object, byte[]>) serializer).apply(value);
  }

  private static @Nullable Iterable<Header> kafka(List<dev.asyncio4j.kafka.Header> headers) {
    if (headers.isEmpty()) return null;
    var all = new ArrayList<Header>(headers.size());
    for (var each : headers) all.add(new RecordHeader(each.key(), each.value()));
    return all;
  }

  /** {@return at most as many bytes as the record has, before compression} */
  int size(ProducerRecord<byte[], byte[]> record) {
    int size = OVERHEAD + length(record.key()) + length(record.value());
    for (var each : record.headers()) {
      size += HEADER_OVERHEAD + each.key().getBytes(UTF_8).length + length(each.value());
    }
    return size;
  }

  static int length(byte @Nullable [] bytes) {
    return bytes == null ? 0 : bytes.length;
  }
}
