package dev.asyncio4j.kafka;

import java.util.List;

/**
 * The pauses of partitions whose takers have enough, on the consumer's thread.
 *
 * <pre>
 *   OPEN ──too many are held──▶ FULL ──takers are slow──▶ HELD BACK (paused in the client)
 *    ▲                           │ few are left            │ few are left
 *    └───────────────────────────┴─────────────────────────┘
 * </pre>
 *
 * A partition has two marks for it, as two threads move it: {@code full}, which the loop takes
 * back, and {@code heldBack}, which is this thread's alone.
 */
final class BackPressure {
  /**
   * The milliseconds that takers get before the client pauses what is full. Its pause is taken back
   * by a signal that breaks its poll off, which costs as much as a hundred records.
   */
  private static final long GRACE = 20;

  private final ConsumerThread thread;
  private final int limit;
  private boolean graceIsOver;

  BackPressure(ConsumerThread thread, int limit) {
    this.thread = thread;
    this.limit = limit;
  }

  /** Counts records that go to the loop. */
  void hold(Partition partition, int count) {
    partition.heldBack = false; // else none had come
    if (partition.held.addAndGet(count) <= limit) return; // one poll is taken as the next is made
    partition.full = true;
    if (partition.held.get() <= limit / 2) partition.full = false; // they were taken meanwhile
  }

  /**
   * Comes before each poll: pauses what is full.
   *
   * @param most how many milliseconds it may wait at most
   * @return whether it has waited for takers instead, as there is nothing else to poll
   */
  boolean waits(long most) {
    var owned = thread.owned().values();
    var full = owned.stream().filter(each -> each.full && !each.heldBack).toList();
    if (full.isEmpty()) {
      graceIsOver = false;
      return false;
    }
    if (!graceIsOver && owned.stream().allMatch(each -> each.full || each.threadPaused)) {
      graceIsOver = true;
      thread.mailbox.awaitCall(Math.min(GRACE, most));
      return true;
    }
    graceIsOver = false;
    for (var each : full) each.heldBack = true;
    thread.client().pause(full.stream().map(each -> each.kafka).toList());
    return false;
  }

  /** Has a partition fetched again, once records of it were taken. */
  void refill(Partition partition) {
    if (partition.full || !partition.heldBack || !thread.owns(partition)) return;
    partition.heldBack = false;
    if (!partition.threadPaused) thread.client().resume(List.of(partition.kafka));
  }

  /** Pauses a partition for its user, or goes on. */
  void pause(Partition partition, boolean paused) {
    if (!thread.owns(partition)) return;
    partition.threadPaused = paused;
    var one = List.of(partition.kafka);
    if (paused) thread.client().pause(one);
    else if (!partition.heldBack) thread.client().resume(one);
  }
}
