package dev.asyncio4j.benchmarks.libraries;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.cache.AsyncCache;
import dev.asyncio4j.cache.CacheOptions;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Calls of a cache, beside bare tasks. */
public final class CacheCosts {
  private static final int CALLERS = 10_000;

  private CacheCosts() {}

  public static void main(String[] args) {
    run(
        async(
            () -> {
              Meter.measure("a hit", 1_000_000, CacheCosts::hits);
              Meter.measure("a miss of a function that does nothing", 50_000, CacheCosts::misses);
              Meter.each("a task, awaited", 50_000, () -> await(createTask(nothing(1))));
              Meter.measure(
                  "10,000 callers of one key, each", CALLERS, CacheCosts::callersOfOneKey);
              Meter.measure(
                  "10,000 tasks that do nothing, each", CALLERS, n -> together(n, x -> nothing(x)));
            }));
  }

  private static Coroutine<Integer> nothing(int key) {
    return async(() -> key);
  }

  private static void hits(int count) {
    var cache = AsyncCache.of(CacheCosts::nothing);
    for (int i = 0; i < count; i++) await(cache.get(7));
  }

  private static void misses(int count) {
    var cache = AsyncCache.of(CacheCosts::nothing, CacheOptions.defaults().maxsize(128));
    for (int i = 0; i < count; i++) await(cache.get(i));
  }

  private static void callersOfOneKey(int count) {
    var cache = AsyncCache.of(CacheCosts::nothing);
    together(count, x -> cache.get(1));
  }

  private static void together(int count, IntFunction<Coroutine<Integer>> call) {
    await(gather(IntStream.range(0, count).mapToObj(call).toList()));
  }
}
