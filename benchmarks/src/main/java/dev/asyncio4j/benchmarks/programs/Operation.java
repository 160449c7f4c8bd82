package dev.asyncio4j.benchmarks.programs;

import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;

/**
 * One row of the table, measured inside one process.
 *
 * @param name the row's name, the same for every competitor
 * @param count operations of one run
 * @param run runs that many
 */
public record Operation(String name, int count, IntConsumer run) {
  private static final int WARM_UP_RUNS = 6;
  private static final int RUNS = 5;

  /**
   * Prints a line for each operation: its name, a tab, nanoseconds per operation (the best run).
   */
  static void measure(List<Operation> operations) {
    int scale = Integer.getInteger("asyncio4j.benchmarks.scale", 1);
    for (Operation operation : operations) {
      int count = operation.count / scale;
      long best = Long.MAX_VALUE;
      for (int i = 0; i < WARM_UP_RUNS + RUNS; i++) {
        long start = System.nanoTime();
        operation.run.accept(count);
        long nanos = System.nanoTime() - start;
        if (i >= WARM_UP_RUNS) {
          best = Math.min(best, nanos);
        }
      }
      System.out.printf(Locale.ROOT, "%s\t%.0f%n", operation.name, (double) best / count);
    }
  }
}
