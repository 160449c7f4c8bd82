package dev.asyncio4j.guide.ch04;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;

/**
 * Awaiting a coroutine runs it here and now; a task runs beside its maker. Python: {@code
 * coroutine_and_task.py}, Kotlin: {@code CoroutineAndTask.kt}.
 */
public final class CoroutineAndTask {
  private CoroutineAndTask() {}

  static Coroutine<String> work(String name) {
    return async(
        () -> {
          System.out.println(name + " begins");
          await(sleep(seconds(0.05)));
          System.out.println(name + " ends");
          return name;
        });
  }

  static Coroutine<String> who(Task<?> outer) {
    return async(() -> currentTask() == outer ? "same task" : "another task");
  }

  static Coroutine<Void> main() {
    return async(
        () -> {
          System.out.println("-- two coroutines, awaited");
          await(work("a"));
          await(work("b"));
          System.out.println("-- two tasks");
          Task<String> c = createTask(work("c"));
          Task<String> d = createTask(work("d"));
          System.out.println("made");
          System.out.println(await(c) + " " + await(d));
          System.out.println("-- a coroutine awaited is no task of its own");
          Task<?> outer = currentTask();
          System.out.println(await(who(outer)) + " / " + await(createTask(who(outer))));
        });
  }

  public static void main(String[] args) {
    run(main());
  }
}
