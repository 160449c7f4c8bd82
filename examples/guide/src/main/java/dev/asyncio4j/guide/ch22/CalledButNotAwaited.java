package dev.asyncio4j.guide.ch22;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.run;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;

/**
 * Error 1: calls a method that returns a coroutine, and thinks that it has run. Python: {@code
 * 1_called_but_not_awaited.py}, Kotlin: {@code CalledButNotAwaited.kt}.
 */
public final class CalledButNotAwaited {
  private CalledButNotAwaited() {}

  static Coroutine<Void> save(String data) {
    return async(() -> System.out.println("saved " + data));
  }

  static Coroutine<Void> main() {
    return async(
        () -> {
          save("the lost one");
          System.out.println("nothing was saved");
          await(save("the awaited one"));
          Task<Void> task = createTask(save("the one in a task"));
          await(task);
        });
  }

  public static void main(String[] args) {
    run(main());
  }
}
