package dev.asyncio4j.kafka;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The subscription of a consumer, as its loop has it: the thread follows, and may be behind. */
final class Wanted {
  private final ConsumerSession session;

  /** The last subscription; null: nothing. */
  private @Nullable Subscription subscription;

  Wanted(ConsumerSession session) {
    this.session = session;
  }

  /** Reads something else; partitions that are named are there at once. */
  void change(@Nullable Subscription next) {
    var assigned = new ArrayList<Partition>();
    var again = new ArrayList<Partition>();
    var brought = new ArrayList<Partition>();
    for (var each : List.copyOf(session.buffer.partitions().values())) {
      if (next == null || !next.covers(each.id)) leave(each, next == null);
      else if (each.leaving && !each.dropped) again.add(each);
    }
    subscription = next;
    if (next != null && next.partitions() != null) {
      for (var id : next.partitions()) {
        var before = session.buffer.partitions().get(id);
        boolean isNew = before == null || before.leaving; // what was left begins anew
        var partition = isNew ? new Partition(Convert.kafka(id)) : before;
        if (isNew) brought.add(partition);
        session.buffer.assign(partition);
        assigned.add(partition);
      }
    }
    int mend = session.mend();
    var reader = session.thread().reader();
    session
        .thread()
        .mailbox
        .postChange(
            brought,
            Asked.quietly(
                () -> {
                  reader.change(next, assigned);
                  reader.mended(mend);
                }));
    again.forEach(this::comeBack);
  }

  /** Ends the delivery of a partition; one that was assigned is known to no rebalance any more. */
  private void leave(Partition partition, boolean isUnsubscribed) {
    boolean wasAssigned = subscription != null && subscription.isAssigned();
    if (wasAssigned) session.buffer.remove(partition);
    else session.buffer.leave(partition);
    partition.dropped |= isUnsubscribed;
  }

  /**
   * Takes over partitions that the thread has come to. Those of an assignment are there already,
   * and those that another subscription has left meanwhile deliver nothing.
   */
  void brought(Collection<Partition> all) {
    if (subscription != null && subscription.isAssigned()) return;
    for (var each : all) {
      session.buffer.assign(each);
      if (subscription == null || !subscription.covers(each.id)) leave(each, subscription == null);
    }
  }

  /** Delivers a partition again that was left, and that the group may never have taken away. */
  private void comeBack(Partition partition) {
    partition.leaving = false;
    if (partition.position == Partition.UNKNOWN) return; // nothing of it was dropped
    session.buffer.reset(partition, partition.position);
    session.post(partition, session.thread().reader().seek(partition));
  }
}
