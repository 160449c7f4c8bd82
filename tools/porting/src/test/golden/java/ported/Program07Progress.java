// Written by the porting assistant of asyncio4j from ch23/07_progress.py; what it cannot tell is a todo(...), what to look at a "check".
package ported;

import static dev.asyncio4j.Asyncio.asCompleted;
import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.Awaitable;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

// How to show progress? A callback of each task, or as_completed.
public final class Program07Progress {
  private Program07Progress() {}

  static Coroutine<Integer> work(int number) {
    return async(() -> {
      await(sleep(seconds(0.002 * Math.floorMod(number, 5))));
      return number;
    });
  }

  static Coroutine<Void> main() {
    return async(() -> {
      List<Task<Integer>> tasks = new ArrayList<>(IntStream.range(0, 20).boxed().<Task<Integer>>map(n -> createTask(work(n))).toList());
      for (Task<Integer> task : tasks) {
        task.addDoneCallback(t -> System.out.print("."));
      }
      await(Asyncio.wait(tasks));
      System.out.println(" all 20");
      int total = 0;
      int nextCount = 1;
      for (Awaitable<Integer> nextOne : asCompleted(IntStream.range(0, 4).boxed().<Coroutine<Integer>>map(n2 -> work(n2)).toList())) {
        int count = nextCount++;
        total += await(nextOne);
        System.out.println("" + count * 25 + " %");
      }
      System.out.println("sum " + total);
    });
  }

  public static void main(String[] args) {
    run(main());
  }
}
