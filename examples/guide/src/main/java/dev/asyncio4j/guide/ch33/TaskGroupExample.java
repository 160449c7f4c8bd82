package dev.asyncio4j.guide.ch33;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.taskGroup;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.exceptions.TaskGroupException;
import java.util.NoSuchElementException;

/**
 * Tasks with an owner: all end before the block does; one failure ends them all. Python: {@code
 * task_group.py}, Kotlin: {@code TaskGroupExample.kt}.
 */
public final class TaskGroupExample {
  private TaskGroupExample() {}

  static Coroutine<Integer> work(String name, double time, RuntimeException error) {
    return async(
        () -> {
          try {
            await(sleep(seconds(time)));
          } catch (CancelledError e) {
            System.out.println(name + " cancelled");
            throw e;
          }
          if (error != null) throw error;
          System.out.println(name + " finished");
          return name.length();
        });
  }

  static Coroutine<Void> main() {
    return async(
        () -> {
          int sum =
              taskGroup(
                  group -> {
                    Task<Integer> one = group.createTask(work("one", 0.02, null));
                    Task<Integer> three = group.createTask(work("three", 0.01, null));
                    return await(one) + await(three);
                  });
          System.out.println("sum " + sum);
          try {
            taskGroup(
                group -> {
                  group.createTask(work("value", 0.01, new IllegalArgumentException("a value")));
                  group.createTask(work("key", 0.01, new NoSuchElementException("a key")));
                  group.createTask(work("victim", 5, null));
                });
          } catch (TaskGroupException e) {
            for (Throwable error : e.exceptions()) {
              String kind = error instanceof NoSuchElementException ? "keys: " : "values: ";
              System.out.println(kind + error.getMessage());
            }
          }
        });
  }

  public static void main(String[] args) {
    run(main());
  }
}
