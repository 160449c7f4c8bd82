package dev.asyncio4j.benchmarks.programs;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createSubprocessExec;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.subprocess.ProcessOptions;
import java.util.ArrayList;

/** 8 tasks that start, feed and reap {@code true}, one child after another. */
public final class Children {
  private static final int TASKS = 8;
  private static final int WARM_UP = 12_000;
  private static final int COUNT = 4_000;

  private Children() {}

  public static void main(String[] args) {
    perSecond(WARM_UP);
    System.out.printf("per second\t%.0f%n", perSecond(COUNT));
  }

  private static double perSecond(int count) {
    long start = System.nanoTime();
    run(
        async(
            () -> {
              var tasks = new ArrayList<Coroutine<Void>>();
              for (int i = 0; i < TASKS; i++) tasks.add(async(() -> inTurn(count / TASKS)));
              await(gather(tasks));
            }));
    return count / ((System.nanoTime() - start) / 1e9);
  }

  private static void inTurn(int count) {
    for (int i = 0; i < count; i++) {
      try (var child = await(createSubprocessExec(ProcessOptions.piped(), "true"))) {
        await(child.communicate(null));
      }
    }
  }
}
