package dev.asyncio4j.examples;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.taskGroup;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.exceptions.TaskGroupException;
import java.time.Duration;

/**
 * One task fails, its siblings are cancelled, the error comes out. Python: {@code
 * task_group_errors.py}, Kotlin: {@code TaskGroupErrors.kt}.
 */
public final class TaskGroupErrors {
  private TaskGroupErrors() {}

  static Coroutine<?> work(String name, int millis) {
    return async(
        () -> {
          try {
            await(sleep(Duration.ofMillis(millis)));
            System.out.println(name + " is done");
          } catch (CancelledError cancelled) {
            System.out.println(name + " is cancelled");
            throw cancelled;
          }
        });
  }

  static Coroutine<?> fail(int millis) {
    return async(
        () -> {
          await(sleep(Duration.ofMillis(millis)));
          throw new IllegalStateException("out of paper");
        });
  }

  public static void main(String[] args) {
    run(
        async(
            () -> {
              try {
                taskGroup(
                    group -> {
                      group.createTask(work("the short task", 10));
                      group.createTask(work("the long task", 60_000));
                      group.createTask(fail(50));
                    });
              } catch (TaskGroupException e) {
                System.out.println(e.getMessage());
                for (var error : e.exceptions()) {
                  System.out.println("- " + error.getMessage());
                }
              }
            }));
  }
}
