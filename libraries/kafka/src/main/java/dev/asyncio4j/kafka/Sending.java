package dev.asyncio4j.kafka;

import static java.lang.System.Logger.Level.DEBUG;

import dev.asyncio4j.Future;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TransactionAbortedException;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way, and the future of where it was put.
 *
 * <pre>
 *   QUEUED ──▶ HANDED ──▶ (the future is done)
 *     └──▶ CANCELLED
 * </pre>
 */
final class Sending implements Callback {
  enum State {
    QUEUED,
    HANDED,
    CANCELLED
  }

  final Future<RecordMetadata> future;
  final ProducerRecord<byte[], byte[]> record;
  final int size;
  private final Settled settled;
  private final AtomicReference<State> state = new AtomicReference<>(State.QUEUED);

  /** The caller that waits for the hand-over; null if there is none. */
  private @Nullable Reply<@Nullable Void> waiter;

  /** The place that it was given, or null; written once, before {@link Settled#add}. */
  private org.apache.kafka.clients.producer.@Nullable RecordMetadata place;

  private @Nullable Exception failure;

  /** Says that the waiter was told of the hand-over; guarded, as the next. */
  private boolean told;

  /** Says that the failure came in time for the waiter: it has it. */
  private boolean isWaiters;

  Sending(
      Future<RecordMetadata> future,
      ProducerRecord<byte[], byte[]> record,
      int size,
      Settled settled) {
    this.future = future;
    this.record = record;
    this.size = size;
    this.settled = settled;
  }

  Reply<@Nullable Void> waitedFor(Reply<@Nullable Void> reply) {
    waiter = reply;
    return reply;
  }

  /** Gives the message up, unless it was handed over already: it is never sent. */
  void cancel(Throwable why) {
    if (!state.compareAndSet(State.QUEUED, State.CANCELLED)) return;
    settled.closed(1);
    if (waiter != null) waiter.fail(why);
  }

  /**
   * Gives the message to Kafka's client, which may block; on the hand-over thread.
   *
   * @return why the client has not got it; null if it has
   */
  @Nullable Exception handOver(Producer<byte[], byte[]> client, @Nullable Partitioner partitioner) {
    if (!state.compareAndSet(State.QUEUED, State.HANDED)) return null;
    Exception lost = null;
    try {
      client.send(partitioner == null ? record : placed(client, partitioner), this);
    } catch (Exception e) {
      lost = e;
    } catch (Throwable e) { // of a partitioner, or of a codec without its library
      lost = new KafkaException("sending to %s failed: %s".formatted(record.topic(), e), e);
    }
    if (lost != null) onCompletion(null, lost);
    tellWaiter();
    return lost;
  }

  /** Fails the message, which no client takes. */
  void refuse(Exception why) {
    if (!state.compareAndSet(State.QUEUED, State.HANDED)) return;
    onCompletion(null, why);
    tellWaiter();
  }

  private void tellWaiter() {
    if (waiter == null) return;
    Exception early;
    synchronized (this) {
      told = true;
      early = failure;
    }
    if (early == null) waiter.succeed(null);
    else waiter.fail(Errors.of(early));
  }

  private ProducerRecord<byte[], byte[]> placed(
      Producer<byte[], byte[]> client, Partitioner partitioner) {
    if (record.partition() != null) return record;
    var known = client.partitionsFor(record.topic());
    var all = known.stream().map(each -> each.partition()).sorted().toList();
    List<Integer> available =
        known.stream()
            .filter(each -> each.leader() != null)
            .map(each -> each.partition())
            .sorted()
            .toList();
    int partition = partitioner.partition(record.topic(), record.key(), all, available);
    if (!all.contains(partition)) { // Kafka's client would wait for it
      throw new IllegalArgumentException(
          "the partitioner has chosen partition %d of %s, which has %s"
              .formatted(partition, record.topic(), all));
    }
    return new ProducerRecord<>(
        record.topic(),
        partition,
        record.timestamp(),
        record.key(),
        record.value(),
        record.headers());
  }

  /** Takes the broker's answer; on a thread of Kafka's, or on the hand-over thread. */
  @Override
  public void onCompletion(
      org.apache.kafka.clients.producer.@Nullable RecordMetadata metadata,
      @Nullable Exception exception) {
    place = metadata;
    synchronized (this) {
      failure = exception;
      isWaiters = exception != null && waiter != null && !told;
    }
    if (exception != null) settled.failing(record.topic(), exception);
    settled.add(this);
  }

  synchronized boolean hasFailed() {
    return failure != null;
  }

  /** Ends the future, in the loop's turn. */
  void settle() {
    var error = failure == null ? null : Errors.of(failure);
    if (error != null) settled.failed(error);
    if (future.done()) {
      if (error != null) Log.LOGGER.log(DEBUG, "nobody waits any more for " + this, error);
    } else if (error != null) {
      future.setException(error);
      boolean isKnown = isWaiters || failure instanceof TransactionAbortedException;
      if (isKnown) future.exception(); // the waiter has it, or it was aborted on purpose
    } else {
      future.setResult(metadata());
    }
  }

  private RecordMetadata metadata() {
    var told = place;
    if (told == null) throw new IllegalStateException("no answer has come for " + this);
    var time = told.hasTimestamp() ? Convert.time(told.timestamp()) : null;
    boolean byBroker = told.hasTimestamp() && told.timestamp() != record.timestamp();
    return new RecordMetadata(told.topic(), told.partition(), told.offset(), time, byBroker);
  }

  @Override
  public String toString() {
    return "<message to %s size=%d %s>".formatted(record.topic(), size, state);
  }
}
