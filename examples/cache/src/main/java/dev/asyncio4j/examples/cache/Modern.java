package dev.asyncio4j.examples.cache;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gatherOutcomes;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.examples.cache.Printed.now;
import static dev.asyncio4j.examples.cache.Printed.python;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.RunOptions;
import dev.asyncio4j.cache.AsyncCache;
import dev.asyncio4j.cache.CacheOptions;
import dev.asyncio4j.exceptions.CancelledError;
import java.time.Duration;
import java.util.List;

/**
 * A time to live that counts from the end of the run, and the cancellation of the last waiter.
 * Python: {@code 04_modern.py}.
 */
public final class Modern {
  private final AsyncCache<Integer, Integer> value =
      AsyncCache.of(this::value, CacheOptions.defaults().timeToLive(Duration.ofSeconds(5)));
  private int runs;

  private Coroutine<Integer> value(int x) {
    return async(
        () -> {
          runs++;
          try {
            await(sleep(Duration.ofSeconds(2)));
          } catch (CancelledError e) {
            System.out.println("run cancelled at " + now());
            throw e;
          }
          return x;
        });
  }

  private Coroutine<Void> program() {
    return async(
        () -> {
          await(value.get(1)); // done at 2, kept until 7
          await(sleep(Duration.ofSeconds(4)));
          await(value.get(1));
          System.out.println("runs " + runs + " at " + now());
          await(sleep(Duration.ofMillis(1500)));
          await(value.get(1)); // 7.5: expired
          System.out.println("runs " + runs + " at " + now());
          System.out.println(
              "contains " + python(value.contains(1)) + " " + python(value.contains(2)));

          var waiters = List.of(createTask(value.get(9)), createTask(value.get(9)));
          for (var waiter : waiters) {
            await(sleep(Duration.ofMillis(500)));
            waiter.cancel();
          }
          await(gatherOutcomes(waiters));
          System.out.println("kept " + python(value.contains(9)) + " runs " + runs);

          try {
            CacheOptions.defaults().jitter(Duration.ofSeconds(1));
          } catch (IllegalArgumentException e) {
            System.out.println("refused ['jitter']");
          }
          try {
            var second = Duration.ofSeconds(1);
            CacheOptions.defaults().timeToLive(second).jitter(second.negated());
          } catch (IllegalArgumentException e) {
            System.out.println("refused ['jitter', 'ttl']");
          }
        });
  }

  public static void main(String[] args) {
    run(new Modern().program(), RunOptions.defaults().virtualTime());
  }
}
