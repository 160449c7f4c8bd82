package dev.asyncio4j.kafka;

import java.util.ArrayDeque;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A partition that a consumer has, on both sides: its loop's, and its thread's. */
final class Partition {
  static final long UNKNOWN = -1;

  final TopicPartition id;
  final org.apache.kafka.common.TopicPartition kafka;

  // ---- of the loop

  /** The records that were fetched and not taken yet, in the order of their offsets. */
  final ArrayDeque<ConsumerRecord<byte[], byte[]>> buffer = new ArrayDeque<>();

  /**
   * The offset of the next record to be taken, written on the loop's turn alone. It is never that
   * of a record behind one in the buffer, so whatever is committed was taken.
   */
  volatile long position = UNKNOWN;

  /** The offset behind all that was fetched. */
  private long end = UNKNOWN;

  /** The number of its last seek: what was fetched before is dropped. */
  int epoch;

  boolean paused;

  /** Says that it is being taken away: nothing of it is delivered any more. */
  boolean leaving;

  /** Says that its subscription was ended: only a rebalance listener may commit it yet. */
  boolean dropped;

  OptionalLong highwater = OptionalLong.empty();
  OptionalLong lastPoll = OptionalLong.empty();

  // ---- of both

  /** The records that were handed to the loop and not taken. */
  final AtomicInteger held = new AtomicInteger();

  /** Says that enough is held: set by the thread, and taken back once half of it is taken. */
  volatile boolean full;

  // ---- of the thread

  int threadEpoch;
  boolean threadPaused;

  /** Says that the client has it paused, as it is full. */
  boolean heldBack;

  long committed = UNKNOWN;

  Partition(org.apache.kafka.common.TopicPartition kafka) {
    this.kafka = kafka;
    id = Convert.ours(kafka);
  }

  boolean isReady() {
    return !buffer.isEmpty() && !paused && !leaving;
  }

  /** Takes over what was fetched, up to {@code next}. */
  void add(Iterable<ConsumerRecord<byte[], byte[]>> records, long next) {
    for (var each : records) buffer.add(each);
    end = next;
    if (buffer.isEmpty()) position = end;
    else if (position == UNKNOWN) position = buffer.element().offset();
  }

  /** Drops what was fetched, and notes where to begin if it comes back. */
  void skip(List<ConsumerRecord<byte[], byte[]>> records, long next) {
    if (position != UNKNOWN) return;
    position = records.isEmpty() ? next : records.get(0).offset();
  }

  /** Notes that the first record of the buffer is taken. */
  void taken() {
    var record = buffer.remove();
    position = buffer.isEmpty() ? end : record.offset() + 1;
  }

  /** Drops what was fetched, and begins anew at {@code offset}. */
  void reset(long offset) {
    epoch++;
    clear();
    position = offset;
  }

  /** Drops what was fetched. */
  void clear() {
    held.addAndGet(-buffer.size());
    buffer.clear();
  }

  @Override
  public String toString() {
    return "<%s position=%d buffered=%d%s%s>"
        .formatted(id, position, buffer.size(), paused ? " paused" : "", leaving ? " leaving" : "");
  }
}
