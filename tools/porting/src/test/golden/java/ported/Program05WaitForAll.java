// Written by the porting assistant of asyncio4j from ch23/05_wait_for_all.py; what it cannot tell is a todo(...), what to look at a "check".
package ported;

import static dev.asyncio4j.Asyncio.allTasks;
import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

// How to wait for all background tasks? All tasks but this one.
public final class Program05WaitForAll {
  private Program05WaitForAll() {}

  static Coroutine<Void> work(int number) {
    return async(() -> {
      await(sleep(seconds(0.01 * number)));
      System.out.println("finished " + number);
    });
  }

  static Coroutine<Void> main() {
    return async(() -> {
      for (int number : List.of(3, 1, 2)) {
        createTask(work(number));
      }
      Set<Task<?>> others = minus(allTasks(), new LinkedHashSet<>(List.of(currentTask())));
      System.out.println("waiting for " + others.size());
      await(Asyncio.wait(others));
      System.out.println("left " + (allTasks().size() - 1));
    });
  }

  public static void main(String[] args) {
    run(main());
  }

  static <T> Set<T> minus(Collection<T> from, Collection<?> items) {
    Set<T> rest = new LinkedHashSet<>(from);
    rest.removeAll(items);
    return rest;
  }
}
