package dev.asyncio4j.memcached;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;

import com.sun.management.OperatingSystemMXBean;
import dev.asyncio4j.Coroutine;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What operations cost against the program memcached, whose port is the argument. A program; no
 * test. Every figure is the median of its windows; CPU is that of this process.
 */
final class MemcachedSpeed {
  private static final int WINDOWS = 9;
  private static final long WINDOW_NANOS = 700_000_000L;
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private MemcachedSpeed() {}

  public static void main(String[] args) {
    var options = MemcachedOptions.defaults().port(Integer.parseInt(args[0]));
    run(
        async(
            () -> {
              for (boolean coalesce : new boolean[] {false, true}) {
                try (var client = MemcachedClient.create(options.coalesceGets(coalesce))) {
                  measure(client, coalesce ? "coalesced " : "");
                }
              }
            }));
  }

  private static void measure(MemcachedClient<byte[]> client, String kind) {
    await(client.set("small", new byte[100]));
    await(client.set("large", new byte[10 * 1024]));
    var keys = IntStream.range(0, 100).mapToObj(i -> "key" + i).toList();
    for (var key : keys) await(client.set(key, new byte[100]));
    for (int tasks : new int[] {1, 10, 50}) {
      measure(kind + "get 100 B", tasks, () -> client.get("small"));
    }
    measure(kind + "get 10 KiB", 10, () -> client.get("large"));
    if (!kind.isEmpty()) return;
    for (int tasks : new int[] {1, 50}) {
      measure("set 100 B", tasks, () -> client.set("other", new byte[100]));
    }
    measure("multiGet of 100", 10, () -> client.multiGet(keys));
  }

  private static void measure(String what, int tasks, Supplier<Coroutine<?>> operation) {
    var rates = new double[WINDOWS];
    var costs = new double[WINDOWS];
    for (int i = -2; i < WINDOWS; i++) { // two to warm up
      long cpu = SYSTEM.getProcessCpuTime();
      long start = System.nanoTime();
      long end = start + WINDOW_NANOS;
      long count = window(tasks, operation, end);
      if (i < 0) continue;
      rates[i] = count * 1e9 / (System.nanoTime() - start);
      costs[i] = (SYSTEM.getProcessCpuTime() - cpu) / 1e3 / count;
    }
    System.out.println(
        String.format(
            Locale.ROOT,
            "%-24s %3d tasks %,10.0f/s, CPU %6.2f us",
            what,
            tasks,
            median(rates),
            median(costs)));
  }

  private static long window(int tasks, Supplier<Coroutine<?>> operation, long end) {
    long[] count = {0};
    Supplier<Coroutine<Void>> worker =
        () ->
            async(
                () -> {
                  while (System.nanoTime() < end) {
                    await(operation.get());
                    count[0]++;
                  }
                });
    await(gather(Stream.generate(worker).limit(tasks).toList()));
    return count[0];
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }
}
