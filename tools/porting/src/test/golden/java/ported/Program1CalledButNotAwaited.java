// Written by the porting assistant of asyncio4j from ch22/1_called_but_not_awaited.py; what it cannot tell is a todo(...), what to look at a "check".
package ported;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.run;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;

// Error 1: calling a coroutine function and thinking that it has run. Python warns; see the page for Java.
public final class Program1CalledButNotAwaited {
  private Program1CalledButNotAwaited() {}

  static Coroutine<Void> save(String data) {
    return async(() -> {
      System.out.println("saved " + data);
    });
  }

  static Coroutine<Void> main() {
    return async(() -> {
      save("the lost one");
      System.out.println("nothing was saved");
      await(save("the awaited one"));
      Task<Void> task = createTask(save("the one in a task"));
      await(task);
    });
  }

  public static void main(String[] args) {
    // warnings.simplefilter("ignore", RuntimeWarning): not needed
    run(main());
  }
}
