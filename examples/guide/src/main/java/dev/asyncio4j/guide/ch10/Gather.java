package dev.asyncio4j.guide.ch10;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import java.util.ArrayList;
import java.util.List;

/**
 * Many at once; the results stand in the order in which they were given, not in which they came.
 * Python: {@code gather.py}, Kotlin: {@code Gather.kt}.
 */
public final class Gather {
  private Gather() {}

  static Coroutine<Integer> fetch(int page, double time) {
    return async(
        () -> {
          await(sleep(seconds(time)));
          System.out.println("fetched " + page);
          return page * 100;
        });
  }

  static Coroutine<Void> main() {
    return async(
        () -> {
          Future<List<Integer>> group = gather(fetch(1, 0.15), fetch(2, 0.1), fetch(3, 0.05));
          System.out.println("done: " + (group.done() ? "yes" : "no"));
          System.out.println(await(group));
          List<Coroutine<Integer>> pages = new ArrayList<>();
          for (int page = 0; page < 5; page++) pages.add(fetch(page, 0.01));
          System.out.println(await(gather(pages)));
          System.out.println(await(gather(List.of())));
        });
  }

  public static void main(String[] args) {
    run(main());
  }
}
