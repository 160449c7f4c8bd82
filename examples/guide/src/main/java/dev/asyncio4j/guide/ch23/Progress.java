package dev.asyncio4j.guide.ch23;

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

/**
 * Shows how to show progress: a callback of each task, or asCompleted. Python: {@code
 * 07_progress.py}, Kotlin: {@code Progress.kt}.
 */
public final class Progress {
  private Progress() {}

  static Coroutine<Integer> work(int number) {
    return async(
        () -> {
          await(sleep(seconds(0.002 * (number % 5))));
          return number;
        });
  }

  static Coroutine<Void> main() {
    return async(
        () -> {
          List<Task<Integer>> tasks = new ArrayList<>();
          for (int n = 0; n < 20; n++) tasks.add(createTask(work(n)));
          for (Task<Integer> task : tasks) task.addDoneCallback(t -> System.out.print("."));
          await(Asyncio.wait(tasks));
          System.out.println(" all 20");
          int total = 0;
          int count = 0;
          for (Awaitable<Integer> next : asCompleted(List.of(work(0), work(1), work(2), work(3)))) {
            total += await(next);
            System.out.println(++count * 25 + " %");
          }
          System.out.println("sum " + total);
        });
  }

  public static void main(String[] args) {
    run(main());
  }
}
