package dev.asyncio4j.processes;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;

import dev.asyncio4j.VoidBody;
import java.util.List;
import java.util.stream.IntStream;

/** The costs of work and shared objects, in microseconds each: the best of several rounds. */
final class ProcessesSpeed {
  private static final int ROUNDS = 8;

  private ProcessesSpeed() {}

  public static void main(String[] args) {
    run(
        async(
            () -> {
              try (var pool = AioProcesses.pool(2)) {
                measure(
                    "coroApply of a no-op",
                    2000,
                    () -> times(2000, () -> await(pool.coroApply(() -> 1))));
                List<Integer> many = IntStream.range(0, 100_000).boxed().toList();
                measure("coroMap of 100,000", 100_000, () -> await(pool.coroMap(x -> x, many)));
              }
              AioQueue<Integer> to = AioProcesses.queue();
              AioQueue<Integer> from = AioProcesses.queue();
              AioLock lock = AioProcesses.lock();
              AioQueue<Double> lockCost = AioProcesses.queue();
              var child = AioProcesses.process(() -> echo(to, from, lock, lockCost));
              child.start();
              measure(
                  "queue there and back",
                  2000,
                  () ->
                      times(
                          2000,
                          () -> {
                            await(to.coroPut(1));
                            await(from.coroGet());
                          }));
              await(to.coroPut(0));
              System.out.printf("%-32s %8.3f us%n", "lock of a child", await(lockCost.coroGet()));
              await(child.coroJoin());
              measure(
                  "lock of the parent",
                  20_000,
                  () ->
                      times(
                          20_000,
                          () -> {
                            await(lock.coroAcquire());
                            lock.release();
                          }));
              measure(
                  "child up",
                  1,
                  () -> {
                    var up = AioProcesses.process(() -> {});
                    await(up.coroStart());
                    await(up.coroJoin());
                  });
            }));
  }

  private static void echo(
      AioQueue<Integer> to, AioQueue<Integer> from, AioLock lock, AioQueue<Double> cost) {
    while (to.get() != 0) from.put(1);
    double best = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      for (int i = 0; i < 2000; i++) {
        lock.acquire();
        lock.release();
      }
      best = Math.min(best, (System.nanoTime() - start) / 1e3 / 2000);
    }
    cost.put(best);
  }

  private static void times(int count, VoidBody body) throws Exception {
    for (int i = 0; i < count; i++) body.run();
  }

  private static void measure(String what, int operations, VoidBody body) throws Exception {
    long best = Long.MAX_VALUE;
    for (int i = 0; i < ROUNDS; i++) {
      long start = System.nanoTime();
      body.run();
      best = Math.min(best, System.nanoTime() - start);
    }
    System.out.printf("%-32s %8.3f us%n", what, best / 1e3 / operations);
  }
}
