package dev.asyncio4j.operators;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.taskGroup;

import dev.asyncio4j.Body;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * The time that an item takes in some pipelines, beside a plain loop: the least of several rounds.
 *
 * <p>With the argument {@code long}, a stream of a hundred million items, and the memory that it
 * leaves in use on the way.
 */
final class OperatorSpeed {
  private static final int ROUNDS = 7;

  private OperatorSpeed() {}

  private static void measure(String name, long items, Body<Long> body) {
    long least = Long.MAX_VALUE;
    long result = 0;
    for (int i = 0; i < ROUNDS; i++) {
      long start = cpu();
      result = run(async(body));
      least = Math.min(least, cpu() - start);
    }
    System.out.printf(
        Locale.ROOT, "%-42s %9.1f ns per item (%d)%n", name, (double) least / items, result);
  }

  /** The processor time of the process: the machine may have other work. */
  private static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static Stream<Indexed<Integer>> four(int n) {
    return Streams.range(n).map(x -> x + 1).filter(x -> x % 2 == 0).take(n).enumerate(0, 1);
  }

  private static long plain(int n) {
    long sum = 0;
    for (Integer x = 0; x < n; x++) sum += x + 1;
    return sum;
  }

  private static long count(Stream<?> stream) {
    long[] count = {0};
    await(stream.forEach(x -> count[0]++));
    return count[0];
  }

  private static long children(int n) {
    long[] count = {0};
    taskGroup(
        group -> {
          for (int i = 0; i < n; i++) group.createTask(async(() -> count[0]++));
        });
    return count[0];
  }

  private static void pipelines() {
    int many = 2_000_000;
    int some = 200_000;
    int few = 50_000;
    measure("a plain loop over boxed numbers", many, () -> plain(many));
    measure("range", many, () -> count(Streams.range(many)));
    measure("range, map", many, () -> count(Streams.range(many).map(x -> x + 1)));
    measure("range, map, filter, take, enumerate", many, () -> count(four(many)));
    measure("range, map, in each", some, () -> countEach(Streams.range(some).map(x -> x + 1)));
    measure("range, Pipe.generator", some, () -> count(Streams.range(some).pipe(same())));
    measure(
        "merge of two",
        2 * few,
        () -> count(Streams.merge(Streams.range(few), Streams.range(few))));
    measure("zip of two", few, () -> count(Streams.zip(Streams.range(few), Streams.range(few))));
    measure("buffer of 10", few, () -> count(Streams.range(few).buffer(10)));
    var ten = Concurrency.ordered().limit(10);
    measure(
        "mapConcurrent, limit 10", few, () -> count(Streams.range(few).mapConcurrent(x -> x, ten)));
    var any = Concurrency.unordered().limit(10);
    measure(
        "mapConcurrent, limit 10, unordered",
        few,
        () -> count(Streams.range(few).mapConcurrent(x -> x, any)));
    measure("a child of taskGroup", few, () -> children(few));
    measure(
        "flatMap of single items, limit 10",
        few,
        () -> count(Streams.range(few).flatMap(Streams::just, 10)));
  }

  private static <T> Pipe<T, T> same() {
    return Pipe.generator(
        (in, out) -> {
          for (T x : each(in)) out.emit(x);
        });
  }

  private static long countEach(Stream<?> stream) {
    long count = 0;
    try (var s = stream.stream()) {
      for (Object x : each(s)) count++;
    }
    return count;
  }

  private static void hundredMillion() {
    int n = 100_000_000;
    var memory = ManagementFactory.getMemoryMXBean();
    measure("a plain loop, 100,000,000 items", n, () -> plain(n));
    long start = System.nanoTime();
    long last =
        run(
            async(
                () ->
                    await(
                            four(n)
                                .action(
                                    x -> {
                                      if (x.index() % 10_000_000 != 0) return;
                                      System.gc();
                                      System.out.printf(
                                          "%,12d items: %,d KiB in use%n",
                                          x.index(), memory.getHeapMemoryUsage().getUsed() / 1024);
                                    })
                                .last())
                        .index()));
    System.out.printf(
        Locale.ROOT,
        "%,d items through five operators: %.1f ns per item%n",
        last,
        (System.nanoTime() - start) / (double) n);
  }

  public static void main(String[] args) {
    if (args.length > 0) hundredMillion();
    else pipelines();
  }
}
