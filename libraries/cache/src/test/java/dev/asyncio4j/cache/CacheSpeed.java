package dev.asyncio4j.cache;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;

import dev.asyncio4j.Coroutine;
import java.util.ArrayList;
import java.util.Locale;

/** What calls of a cache cost, beside bare tasks in the same run. A program; no test. */
final class CacheSpeed {
  private static final int ROUNDS = 15;
  private static final int CALLERS = 10_000;

  private CacheSpeed() {}

  private static Coroutine<Integer> nothing(int key) {
    return async(() -> key);
  }

  public static void main(String[] args) {
    run(
        async(
            () -> {
              double hit = Double.MAX_VALUE;
              double miss = Double.MAX_VALUE;
              double task = Double.MAX_VALUE;
              double callers = Double.MAX_VALUE;
              double tasks = Double.MAX_VALUE;
              for (int round = 0; round < ROUNDS; round++) {
                hit = Math.min(hit, hits());
                miss = Math.min(miss, misses());
                task = Math.min(task, tasksAwaited());
                callers = Math.min(callers, callersOfOneKey());
                tasks = Math.min(tasks, callersOfNothing());
              }
              print("a hit, ns", hit);
              print("a miss of a function that does nothing, ns", miss);
              print("createTask and await, ns", task);
              print("times a task", miss / task);
              print("10,000 callers of one key, ns for each", callers);
              print("10,000 tasks that do nothing, gathered, ns for each", tasks);
            }));
  }

  private static double hits() {
    var cache = AsyncCache.of(CacheSpeed::nothing);
    int calls = 2_000_000;
    await(cache.get(7));
    long start = System.nanoTime();
    for (int i = 0; i < calls; i++) await(cache.get(7));
    return (double) (System.nanoTime() - start) / calls;
  }

  private static double misses() {
    var cache = AsyncCache.of(CacheSpeed::nothing);
    int calls = 100_000;
    long start = System.nanoTime();
    for (int i = 0; i < calls; i++) await(cache.get(i));
    return (double) (System.nanoTime() - start) / calls;
  }

  private static double tasksAwaited() {
    int calls = 100_000;
    long start = System.nanoTime();
    for (int i = 0; i < calls; i++) await(createTask(nothing(i)));
    return (double) (System.nanoTime() - start) / calls;
  }

  private static double callersOfOneKey() {
    var cache = AsyncCache.of(CacheSpeed::nothing);
    var all = new ArrayList<Coroutine<Integer>>();
    for (int i = 0; i < CALLERS; i++) all.add(cache.get(1));
    long start = System.nanoTime();
    await(gather(all));
    return (double) (System.nanoTime() - start) / CALLERS;
  }

  private static double callersOfNothing() {
    var all = new ArrayList<Coroutine<Integer>>();
    for (int i = 0; i < CALLERS; i++) all.add(nothing(i));
    long start = System.nanoTime();
    await(gather(all));
    return (double) (System.nanoTime() - start) / CALLERS;
  }

  private static void print(String what, double figure) {
    System.out.println(String.format(Locale.ROOT, "%-60s %10.2f", what, figure));
  }
}
