package dev.asyncio4j.inspector;

import dev.asyncio4j.loop.EventLoop;

/** The bean of one loop. */
record LoopBean(EventLoop loop, LoopProbe probe) implements LoopMXBean {
  private static final double NANOS_PER_MILLI = 1e6;

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
  public long getBlocked() {
    return loop.statistics().blocked();
  }

  @Override
  public double getLagMillis() {
    return probe.lag() / NANOS_PER_MILLI;
  }

  @Override
  public double getBusy() {
    return probe.busy();
  }
}
