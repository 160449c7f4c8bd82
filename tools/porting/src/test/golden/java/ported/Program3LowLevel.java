// Written by the porting assistant of asyncio4j from ch22/3_low_level.py; what it cannot tell is a todo(...), what to look at a "check".
package ported;

import static dev.asyncio4j.Asyncio.allTasks;
import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.gatherOutcomes;
import static dev.asyncio4j.Asyncio.newEventLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import dev.asyncio4j.loop.EventLoop;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

// Error 3: the low-level API where the high-level one does. Both work; the second needs no care.
public final class Program3LowLevel {
  private Program3LowLevel() {}

  static Coroutine<Void> leftOver() {
    return async(() -> {
      try {
        await(sleep(seconds(60)));
      } finally {
        System.out.println("left over, cleaned up");
      }
    });
  }

  static Coroutine<String> main() {
    return async(() -> {
      createTask(leftOver());
      await(sleep(Duration.ZERO));
      return "result";
    });
  }

  static Coroutine<Void> cancelOthers() {
    return async(() -> {
      Set<Task<?>> others = minus(allTasks(), new LinkedHashSet<>(List.of(currentTask())));
      for (Task<?> task : others) {
        task.cancel();
      }
      await(gatherOutcomes(others));
    });
  }

  public static void main(String[] args) {
    EventLoop loop = newEventLoop();
    try {
      System.out.println("by hand: " + loop.runUntilComplete(main()));
      loop.runUntilComplete(cancelOthers());
      loop.runUntilComplete(loop.shutdownAsyncGenerators());
      loop.runUntilComplete(loop.shutdownDefaultExecutor(null));
    } finally {
      loop.close();
    }
    System.out.println("with run: " + run(main()));
  }

  static <T> Set<T> minus(Collection<T> from, Collection<?> items) {
    Set<T> rest = new LinkedHashSet<>(from);
    rest.removeAll(items);
    return rest;
  }
}
