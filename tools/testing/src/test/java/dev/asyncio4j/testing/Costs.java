package dev.asyncio4j.testing;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.openConnection;
import static dev.asyncio4j.Asyncio.startServer;

import dev.asyncio4j.streams.Connection;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Prints what the kit itself takes of the processor, the best of eight rounds: the README's
 * figures.
 */
final class Costs {
  private static final int ROUNDS = 8;

  private Costs() {}

  public static void main(String[] args) throws Exception {
    print("an empty test", 300, n -> repeat(n, () -> AsyncTests.run(() -> {})));
    print("an empty test without debug mode", 300, n -> repeat(n, Costs::emptyWithoutDebug));
    print("a schedule of three tasks", 300, Costs::schedules);
    print("an echo over the network in memory", 3_000, Costs::echo);
    System.exit(0);
  }

  private static void emptyWithoutDebug() {
    AsyncTests.run(TestOptions.defaults().debug(false), () -> {});
  }

  private interface Operations {
    void run(int count);
  }

  private static void repeat(int count, Runnable operation) {
    for (int i = 0; i < count; i++) operation.run();
  }

  private static void schedules(int count) {
    ScheduleSearch.explore(
        SearchOptions.defaults().schedules(count).strategies(SearchOptions.Strategy.RANDOM),
        () -> await(gather(Stream.of(1, 2, 3).map(n -> async(() -> n)).toList())));
  }

  private static void echo(int count) {
    AsyncTests.run(
        TestOptions.defaults().debug(false).timeout(java.time.Duration.ofMinutes(5)),
        () -> {
          try (var net = FakeNetwork.create()) {
            var server =
                net.on(net.host("server"), () -> await(startServer(Costs::serve, "server", 80)));
            try (var c = await(openConnection("server", 80))) {
              for (int i = 0; i < count; i++) {
                c.writer().write("hello\n");
                await(c.reader().readLine());
              }
            }
            server.close();
            await(server.waitClosed());
          }
        });
  }

  private static void serve(
      dev.asyncio4j.streams.StreamReader reader, dev.asyncio4j.streams.StreamWriter writer) {
    try (var c = new Connection(reader, writer)) {
      for (byte[] line; (line = await(reader.readLine())).length > 0; ) writer.write(line);
    }
  }

  private static void print(String name, int count, Operations operations) {
    long best = Long.MAX_VALUE;
    for (int round = 0; round <= ROUNDS; round++) {
      long start = processor();
      operations.run(count);
      best = Math.min(best, processor() - start);
    }
    System.out.printf(Locale.ROOT, "%s: %.1f µs%n", name, best / 1e3 / count);
  }

  private static long processor() {
    var system = ManagementFactory.getOperatingSystemMXBean();
    return ((com.sun.management.OperatingSystemMXBean) system).getProcessCpuTime();
  }
}
