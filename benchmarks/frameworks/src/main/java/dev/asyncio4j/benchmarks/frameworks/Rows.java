package dev.asyncio4j.benchmarks.frameworks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Ways to do the same, measured in turn in one process: what each operation takes of the processor,
 * in the best of some rounds. A slow spell of the machine meets all; other work does not count.
 */
final class Rows {
  private static final int ROUNDS = 3;
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  /** Runs a count of operations. */
  @FunctionalInterface
  interface Operations {
    void run(int count) throws Exception;
  }

  private record Row(String name, int count, Operations operations) {}

  private final String title;
  private final long enough;
  private final List<Row> rows = new ArrayList<>();

  Rows(String title, int seconds) {
    this.title = title;
    enough = seconds * 1_000_000_000L;
  }

  /** Adds a row, {@code count} operations of which are run at a time. */
  Rows row(String name, int count, Operations operations) {
    rows.add(new Row(name, count, operations));
    return this;
  }

  /** Measures all, and prints the table. */
  void print() throws Exception {
    for (var row : rows) nanos(row); // to be compiled
    var best = new double[rows.size()];
    Arrays.fill(best, Double.MAX_VALUE);
    for (int round = 0; round < ROUNDS; round++)
      for (int i = 0; i < best.length; i++) best[i] = Math.min(best[i], nanos(rows.get(i)));
    System.out.printf("%n| %s | processor, ns | beside the first |%n|---|--:|--:|%n", title);
    for (int i = 0; i < best.length; i++)
      System.out.printf(
          Locale.ROOT, "| %s | %,.0f | %.2f |%n", rows.get(i).name, best[i], best[i] / best[0]);
  }

  private double nanos(Row row) throws Exception {
    long start = SYSTEM.getProcessCpuTime();
    long done = 0;
    long spent;
    do {
      row.operations.run(row.count);
      done += row.count;
      spent = SYSTEM.getProcessCpuTime() - start;
    } while (spent < enough);
    return (double) spent / done;
  }
}
