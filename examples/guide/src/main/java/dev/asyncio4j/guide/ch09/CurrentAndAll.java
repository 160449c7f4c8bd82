package dev.asyncio4j.guide.ch09;

import static dev.asyncio4j.Asyncio.allTasks;
import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Tells which task this is, and which ones are there. Python: {@code current_and_all.py}, Kotlin:
 * {@code CurrentAndAll.kt}.
 */
public final class CurrentAndAll {
  private CurrentAndAll() {}

  static Coroutine<Boolean> work(String name) {
    return async(
        () -> {
          await(sleep(seconds(0.01)));
          return currentTask().getName().equals(name);
        });
  }

  static String names() {
    return allTasks().stream().map(Task::getName).sorted().collect(Collectors.joining(", "));
  }

  static Coroutine<Void> main() {
    return async(
        () -> {
          currentTask().setName("main");
          System.out.println("running: " + currentTask().getName());
          List<Task<Boolean>> tasks = new ArrayList<>();
          for (int i = 0; i < 3; i++) tasks.add(createTask(work("worker " + i), "worker " + i));
          System.out.println("all: " + names());
          boolean each = !await(gather(tasks)).contains(false);
          System.out.println("each knows itself: " + (each ? "yes" : "no"));
          System.out.println("left: " + names());
        });
  }

  public static void main(String[] args) {
    run(main());
  }
}
