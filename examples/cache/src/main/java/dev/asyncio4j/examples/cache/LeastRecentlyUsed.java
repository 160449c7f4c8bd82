package dev.asyncio4j.examples.cache;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.examples.cache.Printed.counts;
import static dev.asyncio4j.examples.cache.Printed.python;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.RunOptions;
import dev.asyncio4j.cache.AsyncCache;
import dev.asyncio4j.cache.CacheOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The value that was used least recently goes first; sizes, keys of several parts, invalidation.
 * Python: {@code 02_lru.py}.
 */
public final class LeastRecentlyUsed {
  /** The arguments of a call; {@code key} is a keyword argument in Python. */
  private record Arguments(Integer x, Integer key) {}

  private final List<Arguments> calls = new ArrayList<>();

  private Coroutine<Arguments> f(Arguments arguments) {
    return async(
        () -> {
          calls.add(arguments);
          await(sleep(Duration.ZERO));
          return arguments;
        });
  }

  private static Arguments x(Integer x) {
    return new Arguments(x, null);
  }

  private Coroutine<Void> program() {
    return async(
        () -> {
          var options = CacheOptions.defaults();
          var f = AsyncCache.of(this::f, options.maxsize(3));
          for (int x : List.of(1, 2, 3, 1, 4, 2, 1)) await(f.get(x(x)));
          var seen = calls.stream().map(Arguments::x).toList();
          System.out.println(seen + " " + counts(f.info()));

          f = AsyncCache.of(this::f, options.unbounded());
          for (int x = 0; x < 200; x++) await(f.get(x(x)));
          System.out.println(counts(f.info()));

          f = AsyncCache.of(this::f, options.maxsize(0));
          for (int i = 0; i < 2; i++) await(f.get(x(1)));
          System.out.println(counts(f.info()));

          calls.clear();
          f = AsyncCache.of(this::f, options);
          var two = new Arguments(1, 2);
          for (var each : List.of(two, two, new Arguments(1, 3), x(null), x(null))) {
            await(f.get(each));
          }
          System.out.println(calls.size());
          System.out.println(
              python(f.invalidate(two)) + " " + python(f.invalidate(two)) + " " + counts(f.info()));
          await(f.get(two));
          System.out.println(calls.size());
          f.clear();
          System.out.println(counts(f.info()));
        });
  }

  public static void main(String[] args) {
    run(new LeastRecentlyUsed().program(), RunOptions.defaults().virtualTime());
  }
}
