package dev.asyncio4j.redis;

import static dev.asyncio4j.Asyncio.asyncGenerator;
import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.Coroutine;
import java.util.function.LongFunction;

/** An iteration from page to page. */
final class Scans {
  private Scans() {}

  static <T> AsyncIterable<T> of(LongFunction<Coroutine<ScanPage<T>>> pages) {
    return () ->
        asyncGenerator(
            out -> {
              long cursor = 0;
              do {
                var page = await(pages.apply(cursor));
                for (var item : page.items()) out.emit(item);
                cursor = page.cursor();
              } while (cursor != 0);
            });
  }
}
