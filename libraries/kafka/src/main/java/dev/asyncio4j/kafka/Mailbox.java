package dev.asyncio4j.kafka;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/**
 * The calls that wait for a consumer's thread, and the signal that ends its poll.
 *
 * <p>The signal is given only while the thread polls. One that comes too late ends the next call of
 * the client instead, which is then made again.
 */
final class Mailbox {
  /**
   * A call that waits.
   *
   * @param changes whether it changes the subscription, which a rebalance does not allow: all else
   *     is also made inside one, while a listener runs
   * @param partitions those that it means; of a change, the new ones that it brings, which nobody
   *     may mean before
   */
  private record Waiting(Asked<?> call, boolean changes, Collection<Partition> partitions) {}

  /** All that waits, in its order. */
  private final ArrayDeque<Waiting> calls = new ArrayDeque<>();

  /** The client, once it is there. As all here, under the lock of this. */
  private @Nullable Consumer<?, ?> client;

  /** Says that the thread is in a poll, also while that calls back for a rebalance. */
  private boolean inPoll;

  /** Says that a signal would end the poll: it has had none yet, and is in no callback. */
  private boolean mayWake;

  /** Says that the thread is in a call of the client that a close may end. */
  private boolean calling;

  private boolean closing;
  private boolean closed;

  synchronized void opened(Consumer<?, ?> made) {
    client = made;
  }

  synchronized void post(Collection<Partition> partitions, Asked<?> call) {
    add(new Waiting(call, false, partitions));
  }

  synchronized void postChange(Collection<Partition> brought, Asked<?> change) {
    add(new Waiting(change, true, brought));
  }

  /** {@return whether a change that waits is to bring one of these partitions} */
  synchronized boolean isComing(Collection<Partition> partitions) {
    return calls.stream()
        .anyMatch(each -> each.changes && !Collections.disjoint(each.partitions, partitions));
  }

  private void add(Waiting next) {
    if (closed) next.call.refuse();
    else calls.add(next);
    wake();
  }

  /** Wakes the thread, wherever it waits. */
  synchronized void wake() {
    notifyAll();
    if (!mayWake || client == null) return;
    client.wakeup();
    mayWake = false; // once is enough
  }

  /** Says that the consumer is to end: no poll begins any more. */
  synchronized void beginClosing() {
    closing = true;
    if (calling && client != null) client.wakeup();
    wake();
  }

  synchronized boolean isClosing() {
    return closing;
  }

  /** Says that the thread polls from now on; false if it has something else to do first. */
  synchronized boolean beginPoll() {
    if (closing || !calls.isEmpty()) return false;
    inPoll = true;
    mayWake = true;
    return true;
  }

  /**
   * Says that a rebalance has begun, in a poll or not; calls are made within it, without signal.
   */
  synchronized void beginRebalance() {
    mayWake = false;
  }

  /**
   * Says that a rebalance is over. What waits ends the poll that it came from, whose signal a call
   * of the rebalance may have swallowed.
   */
  synchronized void endRebalance() {
    mayWake = inPoll;
    if (closing || !calls.isEmpty()) wake();
  }

  synchronized void endPoll() {
    inPoll = false;
    mayWake = false;
  }

  /** Makes all calls that wait. */
  void serve() {
    for (Waiting next; (next = poll()) != null; ) next.call.run();
  }

  private synchronized @Nullable Waiting poll() {
    return calls.poll();
  }

  /** {@return the next call that may be made inside a rebalance: it passes no change it needs} */
  private @Nullable Asked<?> pollInside() {
    var coming = new HashSet<Partition>();
    for (var all = calls.iterator(); all.hasNext(); ) {
      var next = all.next();
      if (next.changes) {
        coming.addAll(next.partitions);
      } else if (Collections.disjoint(coming, next.partitions)) {
        all.remove();
        return next.call;
      }
    }
    return null;
  }

  /** Waits for a call, as long as the thread has nothing to poll. */
  synchronized void awaitCall(long millis) {
    if (closing || !calls.isEmpty()) return;
    pause(millis);
  }

  /**
   * Makes calls until a listener has ended, inside a rebalance.
   *
   * @param deadline of {@link System#nanoTime}; it may come nearer
   * @return whether it has ended
   */
  boolean serveUntil(BooleanSupplier ended, LongSupplier deadline) {
    while (true) {
      Asked<?> call;
      synchronized (this) {
        call = pollInside();
        if (call == null) {
          if (ended.getAsBoolean()) return true;
          long left = deadline.getAsLong() - System.nanoTime();
          if (left <= 0 || closed) return false;
          pause(TimeUnit.NANOSECONDS.toMillis(left));
        }
      }
      if (call != null) call.run();
    }
  }

  private void pause(long millis) {
    try {
      wait(Math.max(1, millis)); // of zero it would be without end
    } catch (InterruptedException e) {
      // it was meant for the start, which is over
    }
  }

  /** Refuses all calls, now and from now on. */
  synchronized void close() {
    closed = true;
    notifyAll();
    calls.forEach(each -> each.call.refuse());
    calls.clear();
  }

  /**
   * Makes a call of the client, again if a late signal ends it; a close ends it for good, unless it
   * is part of the close.
   */
  <T extends @Nullable Object> T calmly(Callable<T> call) throws Exception {
    return calmly(call, false);
  }

  /**
   * Makes a call of the client that a close does not end: it is made again, in the close's time.
   */
  <T extends @Nullable Object> T persistently(Callable<T> call) throws Exception {
    return calmly(call, true);
  }

  private <T extends @Nullable Object> T calmly(Callable<T> call, boolean outlivesClose)
      throws Exception {
    boolean goesOn;
    synchronized (this) {
      goesOn = outlivesClose || closing;
      calling = !closing;
    }
    try {
      while (true) {
        try {
          return call.call();
        } catch (WakeupException late) {
          if (!goesOn && isClosing()) {
            throw new ConsumerStoppedException("the consumer was stopped meanwhile", late);
          }
        }
      }
    } finally {
      synchronized (this) {
        calling = false;
      }
    }
  }
}
