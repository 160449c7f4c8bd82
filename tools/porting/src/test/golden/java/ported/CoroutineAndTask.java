// Written by the porting assistant of asyncio4j from ch04/coroutine_and_task.py; what it cannot tell is a todo(...), what to look at a "check".
package ported;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;

// Awaiting a coroutine runs it here and now; a task runs beside its maker.
public final class CoroutineAndTask {
  private CoroutineAndTask() {}

  static Coroutine<String> work(String name_) {
    return async(() -> {
      System.out.println(name_ + " begins");
      await(sleep(seconds(0.05)));
      System.out.println(name_ + " ends");
      return name_;
    });
  }

  static Coroutine<Void> main() {
    return async(() -> {
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

  static Coroutine<String> who(Task<?> outer) {
    return async(() -> {
      return currentTask() == outer ? "same task" : "another task";
    });
  }

  public static void main(String[] args) {
    run(main());
  }
}
