package dev.asyncio4j.guide.ch33;

import static dev.asyncio4j.Asyncio.asCompleted;
import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Awaitable;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import java.util.List;

/**
 * Results in the order in which they come, and a time limit for all of them. Python: {@code
 * as_completed.py}, Kotlin: {@code AsCompleted.kt}.
 */
public final class AsCompleted {
  private AsCompleted() {}

  static Coroutine<String> work(String name, double time) {
    return async(
        () -> {
          await(sleep(seconds(time)));
          if (name.equals("bad")) throw new IllegalArgumentException("bad work");
          return name;
        });
  }

  static Coroutine<Void> main() {
    return async(
        () -> {
          var coroutines = List.of(work("slow", 0.15), work("quick", 0.05), work("bad", 0.1));
          for (Awaitable<String> next : asCompleted(coroutines)) {
            try {
              System.out.println("got " + await(next));
            } catch (IllegalArgumentException e) {
              System.out.println("failed: " + e.getMessage());
            }
          }
          Task<String> never = createTask(work("never", 5));
          var tasks = List.of(createTask(work("first", 0.01)), never);
          try {
            for (Awaitable<String> next : asCompleted(tasks, seconds(0.1))) {
              System.out.println("got " + await(next));
            }
          } catch (AsyncTimeoutException e) {
            System.out.println(
                "too late for the others; cancelled: " + (never.cancelled() ? "yes" : "no"));
          }
          never.cancel();
        });
  }

  public static void main(String[] args) {
    run(main());
  }
}
