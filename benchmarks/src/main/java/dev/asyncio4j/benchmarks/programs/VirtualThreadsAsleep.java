package dev.asyncio4j.benchmarks.programs;

import java.util.concurrent.CountDownLatch;

/** Bare virtual threads that are all asleep: {@code VirtualThreadsAsleep N}. */
public final class VirtualThreadsAsleep {
  private VirtualThreadsAsleep() {}

  public static void main(String[] args) {
    SleepMeter.measure(args[0], VirtualThreadsAsleep::sleepers);
  }

  private static void sleepers(SleepMeter meter) {
    var asleep = new CountDownLatch(meter.count);
    var awake = new CountDownLatch(1);
    Runnable sleeper =
        () -> {
          long nanos = meter.nanos();
          asleep.countDown();
          VirtualThreads.unchecked(
              () -> Thread.sleep(nanos / 1_000_000, (int) (nanos % 1_000_000)));
          if (meter.wakesLast()) awake.countDown();
        };
    meter.begin();
    for (int i = 0; i < meter.count; i++) VirtualThreads.start(sleeper);
    VirtualThreads.unchecked(asleep::await);
    meter.allAsleep();
    VirtualThreads.unchecked(awake::await);
    meter.allAwake();
  }
}
