package dev.asyncio4j.benchmarks.programs;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Measures tasks that are all asleep at once, as {@code asleep.py} does.
 *
 * <p>A program calls {@link #begin}, starts its tasks, calls {@link #allAsleep} when each has set
 * its timer, and {@link #allAwake} when all have ended. The timers are due within one millisecond,
 * in no order, well after the last has been set; until then {@link #allAsleep} blocks, so that what
 * comes after it is the work of waking and no waiting.
 */
final class SleepMeter {
  private static final int WARM_UP_TASKS = 1_000;
  private static final int WARM_UPS = 10;

  final int count;
  private final AtomicInteger asleep;
  private final Random random = new Random(1);
  private long heapBefore;
  private long start;
  private long due;
  private long bytes;
  private long nanosToSleep;
  private long nanosToWake;

  private SleepMeter(int count) {
    this.count = count;
    asleep = new AtomicInteger(count);
  }

  /** Prints what {@code program} takes per task: a name, a tab and a number. */
  static void measure(String count, Consumer<SleepMeter> program) {
    for (int i = 0; i < WARM_UPS; i++) program.accept(new SleepMeter(WARM_UP_TASKS));
    int tasks = Integer.parseInt(count);
    long toSleep = Long.MAX_VALUE;
    long toWake = Long.MAX_VALUE;
    long bytes = Long.MAX_VALUE;
    for (int left = tasks <= 1_000 ? 10 : tasks <= 100_000 ? 2 : 1; left > 0; left--) {
      var meter = new SleepMeter(tasks);
      program.accept(meter);
      toSleep = Math.min(toSleep, meter.nanosToSleep);
      toWake = Math.min(toWake, meter.nanosToWake);
      bytes = Math.min(bytes, meter.bytes);
    }
    print("set", toSleep, tasks);
    print("wake", toWake, tasks);
    print("bytes", bytes, tasks);
  }

  private static void print(String name, long figure, int tasks) {
    System.out.printf(Locale.ROOT, "%s\t%.1f%n", name, (double) figure / tasks);
  }

  void begin() {
    heapBefore = heap();
    start = System.nanoTime();
    due = start + 200_000_000 + count * 20_000L;
  }

  /** How long the next task sleeps. */
  long nanos() {
    return due + random.nextInt(1_000_000) - System.nanoTime();
  }

  void allAsleep() {
    nanosToSleep = System.nanoTime() - start;
    bytes = heap() - heapBefore;
    if (System.nanoTime() > due) {
      throw new IllegalStateException(
          "too slow: " + count + " tasks took " + nanosToSleep + " ns to fall asleep");
    }
    while (System.nanoTime() < due + 2_000_000) Thread.onSpinWait();
    start = System.nanoTime();
  }

  /** Called by each task at its end: true for the last one. */
  boolean wakesLast() {
    return asleep.decrementAndGet() == 0;
  }

  void allAwake() {
    nanosToWake = System.nanoTime() - start;
  }

  private static long heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
