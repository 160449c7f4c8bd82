package dev.asyncio4j.kafka;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.WARNING;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.jspecify.annotations.Nullable;

/**
 * Commits that go by themselves: from time to time, and before partitions are given away.
 *
 * <p>It commits positions of records that were taken, where Kafka's own would commit what was
 * fetched.
 */
final class AutoCommit {
  /** The longest of the polls that end a rebalance. */
  private static final Duration STEP = Duration.ofMillis(50);

  private final Mailbox mailbox;
  private final boolean used;
  private final long interval;
  private long next;

  AutoCommit(ConsumerSettings settings, Mailbox mailbox) {
    this.mailbox = mailbox;
    used = settings.commitsByItself();
    interval = settings.autoCommitInterval.toNanos();
    next = System.nanoTime() + interval;
  }

  /** {@return the nanoseconds until the next one} */
  long left() {
    return used ? Math.max(0, next - System.nanoTime()) : Long.MAX_VALUE;
  }

  private static Map<org.apache.kafka.common.TopicPartition, OffsetAndMetadata> due(
      Collection<Partition> partitions) {
    var due = new HashMap<org.apache.kafka.common.TopicPartition, OffsetAndMetadata>();
    for (var each : partitions) {
      long position = each.position;
      if (position != Partition.UNKNOWN && position != each.committed) {
        due.put(each.kafka, new OffsetAndMetadata(position));
      }
    }
    return due;
  }

  /** Begins a commit if it is time; one that fails is made again the next time. */
  void tick(Consumer<?, ?> client, Map<?, Partition> owned) {
    if (!used || left() > 0) return;
    next = System.nanoTime() + interval;
    var due = due(owned.values());
    if (due.isEmpty()) return;
    client.commitAsync(due, (offsets, error) -> noted(owned, due, error));
  }

  private static void noted(
      Map<?, Partition> owned,
      Map<org.apache.kafka.common.TopicPartition, OffsetAndMetadata> due,
      @Nullable Exception error) {
    if (error != null) {
      Log.LOGGER.log(DEBUG, "a commit of {0} failed, and is made again: {1}", due, error);
      return;
    }
    due.forEach(
        (partition, offset) -> {
          var still = owned.get(partition);
          if (still != null) still.committed = offset.offset();
        });
  }

  /**
   * Commits before partitions are given away; a failure is told in the log.
   *
   * @param limit of the commit, which a close that comes meanwhile may shorten
   */
  void now(Consumer<?, ?> client, Collection<Partition> partitions, Supplier<Duration> limit) {
    try {
      commit(client, partitions, limit);
    } catch (Exception e) {
      failed(partitions, e);
    }
  }

  /**
   * Commits, outside of a poll, before the member leaves. During a rebalance of its group the
   * commit is refused: then this polls, which ends the rebalance, and drops what comes.
   *
   * @param partitions a view: the rebalance may change them
   * @param limit of the commits and polls, without the listeners of a rebalance
   */
  void last(Consumer<?, ?> client, Collection<Partition> partitions, Supplier<Duration> limit) {
    long end = System.nanoTime() + limit.get().toNanos();
    try {
      while (!isCommitted(client, partitions, limit, end)) {
        if (!isPolled(client)) end = System.nanoTime(); // one more try
      }
    } catch (Exception e) {
      failed(partitions, e);
    }
  }

  /** {@return false if a rebalance stood in the way, and there is time for another try} */
  private boolean isCommitted(
      Consumer<?, ?> client, Collection<Partition> partitions, Supplier<Duration> limit, long end)
      throws Exception {
    try {
      commit(client, partitions, limit);
      return true;
    } catch (RebalanceInProgressException e) {
      if (System.nanoTime() >= end || limit.get().isZero()) throw e;
      return false;
    }
  }

  /** {@return false if the poll has failed: what it tells of is nobody's, as the member leaves} */
  private boolean isPolled(Consumer<?, ?> client) throws Exception {
    try {
      mailbox.persistently(() -> client.poll(STEP));
      return true;
    } catch (org.apache.kafka.common.KafkaException e) {
      Log.LOGGER.log(DEBUG, "a poll before the last commit has failed", e);
      return false;
    }
  }

  private void commit(
      Consumer<?, ?> client, Collection<Partition> partitions, Supplier<Duration> limit)
      throws Exception {
    if (!used) return;
    var due = due(partitions);
    if (due.isEmpty()) return;
    mailbox.<@Nullable Void>persistently(
        () -> {
          client.commitSync(due, limit.get());
          return null;
        });
    for (var each : partitions) {
      var offset = due.get(each.kafka);
      if (offset != null) each.committed = offset.offset();
    }
  }

  private static void failed(Collection<Partition> partitions, Exception error) {
    Log.LOGGER.log(
        WARNING,
        "the last commit of %s failed, so what came since the one before comes again: %s"
            .formatted(due(partitions), Errors.text(error)));
  }
}
