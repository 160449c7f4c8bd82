package dev.asyncio4j.guide.ch32;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.ContextVar;
import dev.asyncio4j.Coroutine;

/**
 * Each task has its own copy of the context: what it sets, it sets for itself and for what it
 * starts. Python: {@code context_of_a_task.py}, Kotlin: {@code ContextOfATask.kt}.
 */
public final class ContextOfATask {
  private ContextOfATask() {}

  static final ContextVar<String> user = ContextVar.create("user", "nobody");

  static Coroutine<String> request(String name, double time) {
    return async(
        () -> {
          user.set(name);
          await(sleep(seconds(time)));
          return await(createTask(log()));
        });
  }

  static Coroutine<String> log() {
    return async(() -> "log of " + user.get());
  }

  static Coroutine<Void> main() {
    return async(
        () -> {
          for (String line : await(gather(request("Ada", 0.02), request("Grace", 0.01)))) {
            System.out.println(line);
          }
          System.out.println("main: " + user.get());
          await(request("inline", 0));
          System.out.println("awaited without a task, it was main's own context: " + user.get());
        });
  }

  public static void main(String[] args) {
    run(main());
  }
}
