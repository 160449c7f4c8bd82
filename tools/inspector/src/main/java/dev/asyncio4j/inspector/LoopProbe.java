package dev.asyncio4j.inspector;

import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.lowlevel.Instrument;
import java.util.function.LongConsumer;

/**
 * The lag of a loop, and how busy it is: measured by an entry that is queued from outside, and by
 * the time for which the loop waits. A step costs nothing.
 */
final class LoopProbe implements Instrument {
  private final EventLoop loop;

  /** The time at which an entry was queued that has not run; 0 if there is none. */
  private volatile long asked;

  private volatile long lag;
  private volatile double busy;
  private volatile LongConsumer listener = nanos -> {};

  /** The time of all waits, and what it was when the entry ran last; on the loop's turn. */
  private long waited;

  private long waitedThen;
  private long answeredAt = System.nanoTime();

  LoopProbe(EventLoop loop) {
    this.loop = loop;
  }

  /** Has each measured lag told, in nanoseconds, on the loop's turn. */
  void onLag(LongConsumer told) {
    listener = told;
  }

  @Override
  public void waitEnded(long nanos, int ready) {
    waited += nanos;
  }

  void measure() {
    if (asked != 0) return;
    var now = System.nanoTime();
    asked = now;
    try {
      loop.callSoonThreadsafe(() -> answer(now));
    } catch (IllegalStateException closed) {
      asked = 0;
    }
  }

  private void answer(long since) {
    var now = System.nanoTime();
    lag = now - since;
    asked = 0;
    var share = (double) (waited - waitedThen) / Math.max(1, now - answeredAt);
    busy = 1 - Math.max(0, Math.min(1, share));
    waitedThen = waited;
    answeredAt = now;
    listener.accept(lag);
  }

  /** Returns the lag in nanoseconds: that of the entry that still waits, if it is longer. */
  long lag() {
    var since = asked;
    return since == 0 ? lag : Math.max(lag, System.nanoTime() - since);
  }

  /** Returns the share of the last second in which the loop did not wait, from 0 to 1. */
  double busy() {
    return busy;
  }
}
