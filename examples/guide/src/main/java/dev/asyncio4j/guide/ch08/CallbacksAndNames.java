package dev.asyncio4j.guide.ch08;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.Task;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Shows what runs when a task is done, and how a task is called. Python: {@code
 * callbacks_and_names.py}, Kotlin: {@code CallbacksAndNames.kt}.
 */
public final class CallbacksAndNames {
  private CallbacksAndNames() {}

  static Coroutine<Integer> work() {
    return async(
        () -> {
          await(sleep(Duration.ZERO));
          return 42;
        });
  }

  static void report(Future<Integer> future) {
    Task<Integer> task = (Task<Integer>) future;
    System.out.println(task.getName() + " returned " + task.result());
  }

  static Coroutine<Void> main() {
    return async(
        () -> {
          Task<Integer> task = createTask(work());
          task.setName("answer");
          task.addDoneCallback(CallbacksAndNames::report);
          task.addDoneCallback(t -> System.out.println("and a second callback"));
          Consumer<Future<Integer>> never = t -> System.out.println("not printed");
          task.addDoneCallback(never);
          System.out.println("removed " + task.removeDoneCallback(never));
          await(task);
          System.out.println(
              "callbacks run before the awaiter goes on, in the order in which they were added");
          task.addDoneCallback(
              t -> System.out.println("one added late runs, too, in the next pass"));
          System.out.println("not at once");
          await(sleep(Duration.ZERO));
        });
  }

  public static void main(String[] args) {
    run(main());
  }
}
