package dev.asyncio4j.guide.ch08;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Created, scheduled, suspended, done: returned, failed or cancelled. Python: {@code
 * life_cycle.py}, Kotlin: {@code LifeCycle.kt}.
 */
public final class LifeCycle {
  private LifeCycle() {}

  static String state(Task<?> task) {
    if (!task.done()) return "pending";
    if (task.cancelled()) return "cancelled";
    return task.exception() == null ? "returned" : "failed";
  }

  static Coroutine<String> work(String how) {
    return async(
        () -> {
          await(sleep(seconds(0.02)));
          if (how.equals("fail")) throw new IllegalArgumentException(how);
          return how;
        });
  }

  static String states(Map<String, Task<String>> tasks) {
    return tasks.entrySet().stream()
        .map(entry -> entry.getKey() + " " + state(entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  static Coroutine<Void> main() {
    return async(
        () -> {
          Map<String, Task<String>> tasks = new LinkedHashMap<>();
          for (String how : List.of("return", "fail", "cancel"))
            tasks.put(how, createTask(work(how)));
          System.out.println("made:      " + states(tasks));
          await(sleep(Duration.ZERO));
          tasks.get("cancel").cancel();
          System.out.println("suspended: " + states(tasks));
          await(Asyncio.wait(tasks.values()));
          System.out.println("done:      " + states(tasks));
        });
  }

  public static void main(String[] args) {
    run(main());
  }
}
