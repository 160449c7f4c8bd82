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
  private static final long MOST_NANOS_OF_TASK = 640_000;

  final int count;
  private final long nanosOfTask;
  private final AtomicInteger asleep;
  private final Random random = new Random(1);
  private long heapBefore;
  private long start;
  private long due;
  private boolean late;
  private long bytes;
  private long nanosToSleep;
  private long nanosToWake;

  private SleepMeter(int count, long nanosOfTask) {
    this.count = count;
    this.nanosOfTask = nanosOfTask;
    asleep = new AtomicInteger(count);
  }

  /** Prints what {@code program} takes per task: a name, a tab and a number. */
  static void measure(String count, Consumer<SleepMeter> program) {
    for (int i = 0; i < WARM_UPS; i++) program.accept(new SleepMeter(WARM_UP_TASKS, 20_000));
    int tasks = Integer.parseInt(count);
    long toSleep = Long.MAX_VALUE;
    long toWake = Long.MAX_VALUE;
    long bytes = Long.MAX_VALUE;
    for (int left = tasks <= 1_000 ? 10 : tasks <= 100_000 ? 2 : 1; left > 0; left--) {
      var meter = inTime(tasks, program);
      toSleep = Math.min(toSleep, meter.nanosToSleep);
      toWake = Math.min(toWake, meter.nanosToWake);
      bytes = Math.min(bytes, meter.bytes);
    }
    print("set", toSleep, tasks);
    print("wake", toWake, tasks);
    print("bytes", bytes, tasks);
  }

  /** A machine too slow to set all timers before the first is due gets more time. */
  private static SleepMeter inTime(int tasks, Consumer<SleepMeter> program) {
    for (long nanosOfTask = 20_000; nanosOfTask <= MOST_NANOS_OF_TASK; nanosOfTask *= 2) {
      var meter = new SleepMeter(tasks, nanosOfTask);
      program.accept(meter);
      if (!meter.late) return meter;
    }
    throw new IllegalStateException("too slow to have " + tasks + " tasks asleep at once");
  }

  private static void print(String name, long figure, int tasks) {
    System.out.printf(Locale.ROOT, "%s\t%.1f%n", name, (double) figure / tasks);
  }

  void begin() {
    heapBefore = heap();
    start = System.nanoTime();
    due = start + 200_000_000 + count * nanosOfTask;
  }

  /** Returns the time the next task sleeps. */
  long nanos() {
    return Math.max(0, due + random.nextInt(1_000_000) - System.nanoTime());
  }

  void allAsleep() {
    nanosToSleep = System.nanoTime() - start;
    bytes = heap() - heapBefore;
    late = System.nanoTime() > due;
    while (System.nanoTime() < due + 2_000_000) Thread.onSpinWait();
    start = System.nanoTime();
  }

  /** Counts the end of a task, which calls this: true for the last one. */
  boolean wakesLast() {
    return asleep.decrementAndGet() == 0;
  }

  void allAwake() {
    nanosToWake = System.nanoTime() - start;
  }

  static long heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
