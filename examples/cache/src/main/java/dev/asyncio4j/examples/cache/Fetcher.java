package dev.asyncio4j.examples.cache;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.examples.cache.Printed.now;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.RunOptions;
import dev.asyncio4j.cache.AsyncCache;
import dev.asyncio4j.cache.CacheOptions;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * A fetcher behind a bounded cache; a failure is not kept. Python: {@code 01_readme.py}, Kotlin:
 * {@code Fetcher.kt}.
 */
public final class Fetcher {
  private final AsyncCache<Integer, String> pages =
      AsyncCache.of(this::fetch, CacheOptions.defaults().maxsize(32));

  private Coroutine<String> fetch(int number) {
    return async(
        () -> {
          await(sleep(Duration.ofMillis(100)));
          if (number == 9999) throw new NoSuchElementException("not found");
          return "PEP " + number;
        });
  }

  private Coroutine<Void> program() {
    return async(
        () -> {
          for (int number : List.of(8, 290, 308, 320, 8, 218, 320, 279, 289, 320, 9991)) {
            await(pages.get(number));
          }
          System.out.println(pages.info() + " at " + now());
          for (int i = 0; i < 2; i++) {
            try {
              await(pages.get(9999));
            } catch (NoSuchElementException e) {
              var info = pages.info();
              System.out.println(e.getMessage() + " " + info.hits() + " " + info.misses());
            }
          }
          await(pages.closeAsync(false));
          try {
            await(pages.get(8));
          } catch (IllegalStateException e) {
            System.out.println("closed");
          }
        });
  }

  public static void main(String[] args) {
    run(new Fetcher().program(), RunOptions.defaults().virtualTime());
  }
}
