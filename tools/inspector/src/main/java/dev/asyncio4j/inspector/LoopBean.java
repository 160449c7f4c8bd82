package dev.asyncio4j.inspector;

import dev.asyncio4j.loop.EventLoop;

/** The bean of one loop. Its lag is measured from outside, by an entry that the loop runs. */
final class LoopBean implements LoopMXBean {
  private static final double NANOS_PER_MILLI = 1e6;

  private final EventLoop loop;

  /** The time at which an entry was queued that has not run; 0 if there is none. */
  private volatile long asked;

  private volatile long lag;

  LoopBean(EventLoop loop) {
    this.loop = loop;
  }

  void measure() {
    if (asked != 0) return;
    var now = System.nanoTime();
    asked = now;
    try {
      loop.callSoonThreadsafe(
          () -> {
            lag = System.nanoTime() - now;
            asked = 0;
          });
    } catch (IllegalStateException closed) {
      asked = 0;
    }
  }

  @Override
  public int getTasks() {
    return loop.statistics().tasks();
  }

  @Override
  public int getReady() {
    return loop.statistics().ready();
  }

  @Override
  public int getTimers() {
    return loop.statistics().timers();
  }

  @Override
  public int getChannels() {
    return loop.statistics().channels();
  }

  @Override
  public int getOutsideWork() {
    return loop.statistics().outsideWork();
  }

  @Override
  public long getTasksCreated() {
    return loop.statistics().created();
  }

  @Override
  public long getTasksEnded() {
    return loop.statistics().ended();
  }

  @Override
  public long getEntries() {
    return loop.statistics().entries();
  }

  @Override
  public long getPasses() {
    return loop.statistics().passes();
  }

  @Override
  public double getLagMillis() {
    var since = asked;
    var nanos = since == 0 ? lag : Math.max(lag, System.nanoTime() - since);
    return nanos / NANOS_PER_MILLI;
  }
}
