package dev.asyncio4j.guide.ch22;

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
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Error 3: the low-level API where the high-level one does. Both work; the second needs no care.
 * Python: {@code 3_low_level.py}, Kotlin: {@code LowLevel.kt}.
 */
public final class LowLevel {
  private LowLevel() {}

  static Coroutine<Void> leftOver() {
    return async(
        () -> {
          try {
            await(sleep(seconds(60)));
          } finally {
            System.out.println("left over, cleaned up");
          }
        });
  }

  static Coroutine<String> main() {
    return async(
        () -> {
          createTask(leftOver());
          await(sleep(Duration.ZERO));
          return "result";
        });
  }

  static Coroutine<Void> cancelOthers() {
    return async(
        () -> {
          Set<Task<?>> others = new LinkedHashSet<>(allTasks());
          others.remove(currentTask());
          others.forEach(Task::cancel);
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
}
