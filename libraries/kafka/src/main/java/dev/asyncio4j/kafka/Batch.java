package dev.asyncio4j.kafka;

import dev.asyncio4j.Future;
import dev.asyncio4j.lowlevel.LoopPort;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Messages that go to one partition together, one behind the other.
 *
 * <p><i>Python:</i> {@code BatchBuilder}.
 *
 * <p><b>Thread and loop:</b> not safe for several threads.
 *
 * <pre>{@code
 * static void whole(KafkaProducer<byte[], byte[]> producer, List<byte[]> lines) {
 *   var batch = producer.createBatch();
 *   for (byte[] line : lines)
 *     if (batch.append(null, line, null, List.of()) == null) break; // it is full
 *   Future<RecordMetadata> first = await(producer.sendBatch(batch, "lines", 0));
 *   System.out.println(await(first).offset());
 * }
 * }</pre>
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public final class Batch<K, V> {
  /** A topic's name for records that do not know theirs yet. */
  private static final String NOWHERE = "_";

  private final Records<K, V> records;
  private final int limit;
  private final List<ProducerRecord<byte[], byte[]>> contents = new ArrayList<>();
  private int size;
  private boolean closed;

  Batch(Records<K, V> records, int limit) {
    this.records = records;
    this.limit = limit;
  }

  /**
   * Adds a message.
   *
   * @param key null for none
   * @param value null for a tombstone
   * @param timestamp null: now
   * @param headers in their order
   * @return its place; null if the batch is full or closed: the message is not in it
   * @throws MessageSizeTooLargeException if it would be too large alone
   */
  public @Nullable BatchEntry append(
      @Nullable K key, @Nullable V value, @Nullable Instant timestamp, List<Header> headers) {
    if (closed) return null;
    var time = timestamp == null ? null : timestamp.toEpochMilli();
    var record = records.record(NOWHERE, 0, time, key, value, headers);
    int bytes = records.size(record);
    if (size + bytes > limit && !contents.isEmpty()) return null;
    contents.add(record);
    size += bytes;
    return new BatchEntry(contents.size() - 1, bytes, Convert.time(record.timestamp()));
  }

  /** {@return the bytes of all messages, before compression} */
  public int size() {
    return size;
  }

  /** {@return the number of messages} */
  public int recordCount() {
    return contents.size();
  }

  /** Closes the batch: it takes no more messages, and can still be sent, once. */
  public void close() {
    closed = true;
  }

  /** Takes the messages out, for a partition. */
  List<ProducerRecord<byte[], byte[]>> take(String topic, int partition) {
    if (contents.isEmpty()) {
      throw new IllegalArgumentException(
          "%s has nothing to send: append messages, and send it once".formatted(this));
    }
    closed = true;
    var all =
        contents.stream()
            .map(
                each ->
                    new ProducerRecord<>(
                        topic,
                        partition,
                        each.timestamp(),
                        each.key(),
                        each.value(),
                        each.headers()))
            .toList();
    contents.clear();
    return all;
  }

  /**
   * Returns a future of the first one's place, once all have theirs.
   *
   * <p><b>Cancellation:</b> of the future only; the records go out.
   */
  static Future<RecordMetadata> whole(LoopPort port, List<Sending> sendings) {
    Future<RecordMetadata> whole = port.loop().createFuture();
    int[] left = {sendings.size()};
    for (var each : sendings) {
      each.future.addDoneCallback(
          done -> {
            var failure = done.cancelled() ? null : done.exception();
            if (whole.done()) return;
            if (failure != null) whole.setException(failure);
            else if (--left[0] == 0) whole.setResult(sendings.get(0).future.result());
          });
    }
    return whole;
  }

  @Override
  public String toString() {
    return "<Batch records=%d size=%d%s>".formatted(contents.size(), size, closed ? " closed" : "");
  }
}
