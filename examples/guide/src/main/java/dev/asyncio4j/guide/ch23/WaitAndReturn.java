package dev.asyncio4j.guide.ch23;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;

/**
 * Shows how to wait for a task and get what it returns: await it; later on, ask it. Python: {@code
 * 02_wait_and_return.py}, Kotlin: {@code WaitAndReturn.kt}.
 */
public final class WaitAndReturn {
  private WaitAndReturn() {}

  static Coroutine<Integer> divide(int a, int b) {
    return async(
        () -> {
          await(sleep(seconds(0.01)));
          return a / b;
        });
  }

  static Coroutine<Void> main() {
    return async(
        () -> {
          Task<Integer> task = createTask(divide(42, 6));
          System.out.println(await(task) + " " + task.result() + " " + await(task));
          Task<Integer> broken = createTask(divide(1, 0));
          try {
            await(broken);
          } catch (ArithmeticException e) {
            System.out.println("the error of the task comes out of the await");
          }
          System.out.println(
              "and is kept: " + (broken.exception() instanceof ArithmeticException ? "yes" : "no"));
        });
  }

  public static void main(String[] args) {
    run(main());
  }
}
