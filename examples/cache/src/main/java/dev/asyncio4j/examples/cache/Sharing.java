package dev.asyncio4j.examples.cache;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.waitFor;
import static dev.asyncio4j.examples.cache.Printed.now;
import static dev.asyncio4j.examples.cache.Printed.python;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.RunOptions;
import dev.asyncio4j.cache.AsyncCache;
import dev.asyncio4j.cache.CacheOptions;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Callers at the same time share one run, its value or its failure. Python: {@code 03_share.py}.
 */
public final class Sharing {
  private static final Duration HALF_A_SECOND = Duration.ofMillis(500);

  private final AsyncCache<String, String> cache =
      AsyncCache.of(this::load, CacheOptions.defaults().maxsize(2));
  private int runs;

  private Coroutine<String> load(String key) {
    return async(
        () -> {
          int run = ++runs;
          System.out.println("run " + run + " of " + key + " at " + now());
          await(sleep(Duration.ofSeconds(1)));
          if (key.equals("bad")) throw new NoSuchElementException("no " + key + " at " + now());
          return key + " of run " + run;
        });
  }

  /** Prints what it gets; gives the error, or null. */
  private Coroutine<NoSuchElementException> caller(Object name, String key) {
    return async(
        () -> {
          try {
            System.out.println(name + " gets " + await(cache.get(key)) + " at " + now());
            return null;
          } catch (NoSuchElementException e) {
            System.out.println(name + " fails: " + e.getMessage());
            return e;
          }
        });
  }

  private List<NoSuchElementException> threeCallers(String key) {
    return await(gather(caller(0, key), caller(1, key), caller(2, key)));
  }

  private String counts() {
    var info = cache.info();
    return "(%d, %d, %d)".formatted(info.hits(), info.misses(), info.currsize());
  }

  private Coroutine<Void> program() {
    return async(
        () -> {
          threeCallers("a");
          System.out.println(counts());
          var errors = threeCallers("bad");
          boolean same = errors.stream().distinct().count() == 1;
          System.out.println("the same error: " + python(same) + " " + counts());

          var first = createTask(caller("first", "b"));
          var second = createTask(caller("second", "b"));
          await(sleep(HALF_A_SECOND));
          first.cancel();
          await(Asyncio.wait(List.of(first, second)));
          System.out.println("cancelled: " + python(first.cancelled()) + " " + counts());
          try {
            await(waitFor(cache.get("c"), HALF_A_SECOND));
          } catch (AsyncTimeoutException e) {
            System.out.println("too slow at " + now() + " " + python(cache.contains("c")));
          }
          System.out.println(await(cache.get("a")) + " " + counts());

          var running = createTask(caller("runner", "d"));
          await(sleep(HALF_A_SECOND));
          System.out.println("invalidated: " + python(cache.invalidate("d")));
          await(running);
          System.out.println("kept: " + python(cache.contains("d")));
          var values = new ArrayList<String>();
          for (var key : List.of("e", "f")) values.add("'" + await(cache.get(key)) + "'");
          System.out.println(values + " " + counts());
        });
  }

  public static void main(String[] args) {
    run(new Sharing().program(), RunOptions.defaults().virtualTime());
  }
}
