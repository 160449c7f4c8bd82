package dev.asyncio4j.benchmarks.programs;

import java.util.Locale;
import java.util.function.Consumer;

/**
 * Measures tasks that each wait for a future of their own, as {@code waiting.py} does.
 *
 * <p>A program calls {@link #begin}, starts its tasks, calls {@link #allWait} when each waits, and
 * gives the futures their results.
 */
final class WaitMeter {
  private static final int WARM_UP_TASKS = 1_000;
  private static final int WARM_UPS = 10;

  final int count;
  private long heapBefore;
  private long bytes;

  private WaitMeter(int count) {
    this.count = count;
  }

  /** Prints the bytes that a task of {@code program} takes: a name, a tab and a number. */
  static void measure(String count, Consumer<WaitMeter> program) {
    for (int i = 0; i < WARM_UPS; i++) program.accept(new WaitMeter(WARM_UP_TASKS));
    var meter = new WaitMeter(Integer.parseInt(count));
    program.accept(meter);
    System.out.printf(Locale.ROOT, "bytes\t%.1f%n", (double) meter.bytes / meter.count);
  }

  void begin() {
    heapBefore = SleepMeter.heap();
  }

  void allWait() {
    bytes = SleepMeter.heap() - heapBefore;
  }
}
