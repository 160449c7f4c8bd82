package dev.asyncio4j.kafka;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.jspecify.annotations.Nullable;

/**
 * The way of partitions that come and go, called by Kafka's client within its poll.
 *
 * <pre>
 *   assigned:  known to the loop ──▶ listener ──▶ (records come)
 *   revoked:   delivery ends ──▶ last commit ──▶ listener ──▶ forgotten
 *   lost:      delivery ends ──▶ listener ──▶ forgotten
 * </pre>
 */
final class Rebalances implements ConsumerRebalanceListener {
  private final ConsumerThread thread;
  private final ConsumerSession session;
  private final AutoCommit autoCommit;
  private final @Nullable RebalanceListener listener;
  private final long interval;

  Rebalances(
      ConsumerThread thread,
      ConsumerSession session,
      AutoCommit autoCommit,
      @Nullable RebalanceListener listener,
      long intervalNanos) {
    this.thread = thread;
    this.session = session;
    this.autoCommit = autoCommit;
    this.listener = listener;
    interval = intervalNanos;
  }

  /**
   * {@return the end of a step of the rebalance, which a stop brings nearer}
   *
   * <p>A poll that took all of its interval would cost the membership. What is given away and what
   * comes may be of one poll, so that the first leaves some time to the second.
   *
   * @param eighths of the interval
   */
  private LongSupplier deadline(int eighths) {
    long end = thread.intervalBegan() + interval / 8 * eighths;
    return () -> Math.min(end, thread.closeDeadline());
  }

  private static Set<TopicPartition> ids(Collection<Partition> partitions) {
    return partitions.stream().map(each -> each.id).collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public void onPartitionsAssigned(Collection<org.apache.kafka.common.TopicPartition> partitions) {
    outsidePoll(
        () -> {
          var deadline = deadline(7);
          var added = new ArrayList<Partition>();
          for (var each : partitions) added.add(thread.own(each));
          session.listening.step(() -> session.wanted.brought(added), deadline);
          thread.learn();
          if (listener != null) {
            session.listening.listen(
                "partitionsAssigned", () -> listener.partitionsAssigned(ids(added)), deadline);
          }
          thread.assigned();
        });
  }

  @Override
  public void onPartitionsRevoked(Collection<org.apache.kafka.common.TopicPartition> partitions) {
    outsidePoll(() -> giveAway(partitions, true));
  }

  @Override
  public void onPartitionsLost(Collection<org.apache.kafka.common.TopicPartition> partitions) {
    outsidePoll(() -> giveAway(partitions, false));
  }

  private void giveAway(
      Collection<org.apache.kafka.common.TopicPartition> partitions, boolean revoked) {
    var deadline = deadline(6);
    var given = thread.owned(partitions);
    if (given.isEmpty()) return;
    session.listening.step(() -> given.forEach(session.buffer::leave), deadline);
    if (revoked) autoCommit.now(thread.client(), given, thread::patience);
    if (listener != null) hear(listener, given, revoked, deadline);
    thread.disown(given);
    boolean leaves = thread.reader().leaves();
    session.listening.step(() -> thread.forget(given, leaves), deadline);
  }

  private void hear(
      RebalanceListener heard, List<Partition> given, boolean revoked, LongSupplier deadline) {
    var ids = ids(given);
    if (revoked) {
      session.listening.listen("partitionsRevoked", () -> heard.partitionsRevoked(ids), deadline);
    } else {
      session.listening.listen("partitionsLost", () -> heard.partitionsLost(ids), deadline);
    }
  }

  /** Lets calls be made by the way of the queue, without a signal to the client, which waits. */
  private void outsidePoll(Runnable steps) {
    thread.mailbox.beginRebalance();
    try {
      steps.run();
    } finally {
      thread.mailbox.endRebalance();
    }
  }
}
