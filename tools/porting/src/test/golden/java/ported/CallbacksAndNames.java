// Written by the porting assistant of asyncio4j from ch08/callbacks_and_names.py; what it cannot tell is a todo(...), what to look at a "check".
package ported;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import java.time.Duration;

// What runs when a task is done, and how a task is called.
public final class CallbacksAndNames {
  private CallbacksAndNames() {}

  static Coroutine<Integer> work() {
    return async(() -> {
      await(sleep(Duration.ZERO));
      return 42;
    });
  }

  static void report(Task<Integer> task) {
    System.out.println(task.getName() + " returned " + task.result());
  }

  static void never(Task<Integer> task) {
    System.out.println("not printed");
  }

  static Coroutine<Void> main() {
    return async(() -> {
      Task<Integer> task = createTask(work());
      task.setName("answer");
      task.addDoneCallback(one -> report(((Task<Integer>) one)));
      task.addDoneCallback(t -> System.out.println("and a second callback"));
      task.addDoneCallback(one2 -> never(((Task<Integer>) one2)));
      CallbacksAndNames.<Object>todo(24, "print(\"removed\", task.remove_done_callback(never))"); // remove_done_callback of a Task
      await(task);
      System.out.println("callbacks run before the awaiter goes on, in the order in which they were added");
      task.addDoneCallback(t2 -> System.out.println("one added late runs, too, in the next pass"));
      System.out.println("not at once");
      await(sleep(Duration.ZERO));
    });
  }

  public static void main(String[] args) {
    run(main());
  }

  /** Stands for what is left to do by hand. */
  static <T> T todo(int line, String python) {
    throw new UnsupportedOperationException("line " + line + ": " + python);
  }
}
