package dev.asyncio4j.benchmarks.libraries;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;

import dev.asyncio4j.processes.AioLock;
import dev.asyncio4j.processes.AioProcesses;
import dev.asyncio4j.processes.AioQueue;
import java.util.List;
import java.util.stream.IntStream;

/** Work in children, and what they share with their parent. */
public final class ProcessesCosts {
  private static final int COUNT = 2_000;
  private static final int ITEMS = 100_000;

  private ProcessesCosts() {}

  public static void main(String[] args) {
    run(
        async(
            () -> {
              pool();
              shared();
              children();
            }));
  }

  private static void pool() throws Exception {
    try (var pool = AioProcesses.pool(2)) {
      Meter.each("coroApply that does nothing", COUNT, () -> await(pool.coroApply(() -> 1)));
      List<Integer> items = IntStream.range(0, ITEMS).boxed().toList();
      Meter.measure("coroMap of 100,000, each", ITEMS, n -> await(pool.coroMap(x -> x, items)));
    }
  }

  private static void shared() throws Exception {
    AioQueue<Integer> to = AioProcesses.queue();
    AioQueue<Integer> from = AioProcesses.queue();
    AioQueue<Double> cost = AioProcesses.queue();
    AioLock lock = AioProcesses.lock();
    var child = AioProcesses.process(() -> serve(to, from, lock, cost));
    child.start();
    Meter.each(
        "queues, there and back",
        COUNT,
        () -> {
          await(to.coroPut(1));
          await(from.coroGet());
        });
    await(to.coroPut(0));
    Meter.print("a lock, in a child", await(cost.coroGet()));
    await(child.coroJoin());
    Meter.each(
        "a lock, in the parent",
        COUNT,
        () -> {
          await(lock.coroAcquire());
          lock.release();
        });
  }

  private static void serve(
      AioQueue<Integer> to, AioQueue<Integer> from, AioLock lock, AioQueue<Double> cost) {
    while (to.get() != 0) from.put(1);
    double best = Double.MAX_VALUE;
    for (int round = 0; round < 8; round++) {
      long start = System.nanoTime();
      for (int i = 0; i < COUNT; i++) {
        lock.acquire();
        lock.release();
      }
      best = Math.min(best, (double) (System.nanoTime() - start) / COUNT);
    }
    cost.put(best);
  }

  private static void children() {
    long best = Long.MAX_VALUE;
    for (int round = 0; round < 8; round++) {
      long start = System.nanoTime();
      var child = AioProcesses.process(() -> {});
      child.start();
      await(child.coroJoin());
      best = Math.min(best, System.nanoTime() - start);
    }
    Meter.print("a child: start and end", best);
  }
}
