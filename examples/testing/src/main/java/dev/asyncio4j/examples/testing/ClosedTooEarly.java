package dev.asyncio4j.examples.testing;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.VoidBody;
import dev.asyncio4j.queues.Queue;
import dev.asyncio4j.testing.ScheduleSearch;
import dev.asyncio4j.testing.SearchOptions;
import java.time.Duration;

/** A queue that is shut down before the last message, if the sender is slow. */
public final class ClosedTooEarly {
  private ClosedTooEarly() {}

  public static void main(String[] args) {
    var result =
        ScheduleSearch.explore(
            SearchOptions.defaults().budget(Duration.ofMinutes(10)), ClosedTooEarly::test);
    var failure = result.failure().orElseThrow();
    System.out.println(failure.error().getClass().getSimpleName());
    System.out.println("shortest: " + failure.shortest());
    System.out.println("not the usual order: " + (result.schedules() > 1));
  }

  static void test() {
    var queue = Queue.<String>create();
    VoidBody sends =
        () -> {
          await(sleep(Duration.ZERO));
          await(queue.put("last"));
        };
    VoidBody closes =
        () -> {
          await(sleep(Duration.ZERO));
          await(sleep(Duration.ZERO));
          queue.shutdown();
        };
    await(gather(async(sends), async(closes)));
  }
}
