package dev.asyncio4j.kafka;

import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.Future;
import dev.asyncio4j.loop.Handle;
import dev.asyncio4j.lowlevel.LoopPort;
import dev.asyncio4j.lowlevel.OutsideWork;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The tasks that wait for records, first come first.
 *
 * <p>A record stays in the buffer until the task that is to get it runs: whoever is cancelled
 * meanwhile, or out of time, loses none.
 */
final class Takers {
  /** A task that waits. */
  private static final class Taker {
    final Set<TopicPartition> only;
    Future<@Nullable Void> wake;

    Taker(Set<TopicPartition> only, Future<@Nullable Void> wake) {
      this.only = only;
      this.wake = wake;
    }
  }

  private final LoopPort port;
  private final Predicate<Set<TopicPartition>> hasRecord;
  private final ArrayDeque<Taker> waiting = new ArrayDeque<>();

  /** Says that somebody waits, for the consumer's thread. */
  private volatile boolean anyone;

  /** Says that the takers may run for another reason than a record: an error, or the end. */
  private boolean over;

  Takers(LoopPort port, Predicate<Set<TopicPartition>> hasRecord) {
    this.port = port;
    this.hasRecord = hasRecord;
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** {@return whether a newcomer may take of these partitions at once, and passes nobody} */
  boolean letPass(Set<TopicPartition> only) {
    for (var taker : waiting) {
      if (overlap(taker.only, only) && hasRecord.test(taker.only)) return false;
    }
    return true;
  }

  /** {@return whether some partition is of both; none named: all} */
  private static boolean overlap(Set<TopicPartition> one, Set<TopicPartition> other) {
    return one.isEmpty() || other.isEmpty() || !Collections.disjoint(one, other);
  }

  /**
   * Waits until the task has taken what it wants.
   *
   * @param limit how long; null for ever
   * @param look the time after which it looks for itself; null: it need not
   * @param took tries to take, when it is the task's turn
   * @return whether it took something in time
   */
  boolean waitFor(
      Set<TopicPartition> only,
      @Nullable Duration limit,
      @Nullable Duration look,
      BooleanSupplier took) {
    var loop = port.loop();
    var taker = new Taker(only, loop.createFuture());
    var work = limit == null ? OutsideWork.begin(loop) : null;
    long end = limit == null ? 0 : port.nanoTime() + limit.toNanos();
    waiting.add(taker);
    anyone = true;
    try {
      if (!isAnyoneWoken()) wakeNext(); // else those go first, who came before
      while (true) {
        long left = limit == null ? Long.MAX_VALUE : end - port.nanoTime();
        if (left <= 0) return false;
        if (look != null) left = Math.min(left, look.toNanos());
        var wake = taker.wake;
        Handle timer = left == Long.MAX_VALUE ? null : port.schedule(left, () -> end(wake));
        try {
          await(wake);
        } finally {
          if (timer != null) timer.cancel();
        }
        if (took.getAsBoolean()) return true;
        taker.wake = loop.createFuture();
        wakeNext();
      }
    } finally {
      waiting.remove(taker);
      anyone = !waiting.isEmpty();
      if (work != null) work.end();
      wakeNext();
    }
  }

  /** {@return whether a task was woken that has not looked yet} */
  private boolean isAnyoneWoken() {
    for (var each : waiting) if (each.wake.done()) return true;
    return false;
  }

  int count() {
    return waiting.size();
  }

  /** Wakes the first task that has something to take; it wakes the next one when it has it. */
  void wakeNext() {
    for (var taker : waiting) {
      if (taker.wake.done()) continue;
      if (!over && !hasRecord.test(taker.only)) continue;
      end(taker.wake);
      return;
    }
  }

  /** Wakes all tasks, now and for ever. */
  void finish() {
    over = true;
    for (var taker : waiting) end(taker.wake);
  }

  private static void end(Future<@Nullable Void> wake) {
    if (!wake.done()) wake.setResult(null);
  }

  /** {@return whether somebody waits; from any thread} */
  boolean anyoneWaits() {
    return anyone;
  }
}
