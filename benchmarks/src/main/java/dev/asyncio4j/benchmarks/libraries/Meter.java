package dev.asyncio4j.benchmarks.libraries;

import com.sun.management.OperatingSystemMXBean;
import dev.asyncio4j.VoidBody;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Measures what operations of a library cost, inside one process.
 *
 * <p>Each prints two lines: its name and the nanoseconds of an operation in the best round; the
 * name with {@code , processor} and what an operation takes of the processor in the mean.
 */
final class Meter {
  private static final int SCALE = Integer.getInteger("asyncio4j.benchmarks.scale", 1);
  private static final int ROUNDS = 5;

  /** The processor time for which operations are warmed up at least: the clock tells nothing. */
  private static final long WARM_UP = 2_000_000_000L / SCALE;

  /** The processor time at whose end they are measured even if the compiler is still at work. */
  private static final long MOST_WARM_UP = 3 * WARM_UP;

  /** The least time to measure: processor time is told in steps of 10 ms. */
  private static final long LEAST = 800_000_000L / SCALE;

  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private static final CompilationMXBean COMPILER = ManagementFactory.getCompilationMXBean();

  /** True while all is only run, to be compiled. */
  private static boolean isWarmUp;

  /** True once {@link #warm} has run. */
  private static boolean isWarm;

  private Meter() {}

  /**
   * Runs {@code all} of a program twice, and has it measured the second time: what many operations
   * share is then compiled before the first of them is measured.
   */
  static void warm(VoidBody all) throws Exception {
    isWarmUp = true;
    all.run();
    isWarmUp = false;
    isWarm = true;
    all.run();
  }

  /** Runs a count of operations. */
  @FunctionalInterface
  interface Operations {
    void run(int count) throws Exception;
  }

  /** Measures {@code operations}, {@code count} of which are run in each round. */
  static void measure(String name, int count, Operations operations) throws Exception {
    int scaled = Math.max(1, count / SCALE);
    if (!isWarm) warmUp(scaled, operations);
    if (isWarmUp) return;
    long best = Long.MAX_VALUE;
    int rounds = 0;
    long begin = processor();
    while (rounds < ROUNDS || processor() - begin < LEAST) {
      long start = System.nanoTime();
      operations.run(scaled);
      best = Math.min(best, System.nanoTime() - start);
      rounds++;
    }
    print(name, (double) best / scaled);
    print(name + ", processor", (double) (processor() - begin) / rounds / scaled);
  }

  /** Runs operations until the compiler takes less than a twentieth of the processor. */
  private static void warmUp(int count, Operations operations) throws Exception {
    long begin = processor();
    long share;
    do {
      long start = processor();
      long compiled = COMPILER.getTotalCompilationTime();
      while (processor() - start < WARM_UP / 2) operations.run(count);
      long compiling = COMPILER.getTotalCompilationTime() - compiled;
      share = 100 * TimeUnit.MILLISECONDS.toNanos(compiling) / (processor() - start);
    } while (processor() - begin < WARM_UP || share > 5 && processor() - begin < MOST_WARM_UP);
  }

  private static long processor() {
    return SYSTEM.getProcessCpuTime();
  }

  /** Measures one operation again and again. */
  static void each(String name, int count, VoidBody operation) throws Exception {
    measure(
        name,
        count,
        n -> {
          for (int i = 0; i < n; i++) operation.run();
        });
  }

  static void print(String name, double nanos) {
    System.out.printf(Locale.ROOT, "%s\t%.1f%n", name, nanos);
  }
}
