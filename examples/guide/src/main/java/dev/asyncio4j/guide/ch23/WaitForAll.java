package dev.asyncio4j.guide.ch23;

import static dev.asyncio4j.Asyncio.allTasks;
import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Shows how to wait for all background tasks: all tasks but this one. Python: {@code
 * 05_wait_for_all.py}, Kotlin: {@code WaitForAll.kt}.
 */
public final class WaitForAll {
  private WaitForAll() {}

  static Coroutine<Void> work(int number) {
    return async(
        () -> {
          await(sleep(seconds(0.01 * number)));
          System.out.println("finished " + number);
        });
  }

  static Coroutine<Void> main() {
    return async(
        () -> {
          for (int number : List.of(3, 1, 2)) createTask(work(number));
          Set<Task<?>> others = new LinkedHashSet<>(allTasks());
          others.remove(currentTask());
          System.out.println("waiting for " + others.size());
          await(Asyncio.wait(others));
          System.out.println("left " + (allTasks().size() - 1));
        });
  }

  public static void main(String[] args) {
    run(main());
  }
}
