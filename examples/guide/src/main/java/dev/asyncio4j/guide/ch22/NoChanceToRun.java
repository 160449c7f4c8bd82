package dev.asyncio4j.guide.ch22;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import java.time.Duration;
import java.util.stream.LongStream;

/**
 * Error 2: a task is made, and the loop never gets a turn to run it. Python: {@code
 * 2_no_chance_to_run.py}, Kotlin: {@code NoChanceToRun.kt}.
 */
public final class NoChanceToRun {
  private NoChanceToRun() {}

  static Coroutine<Void> work(String name) {
    return async(() -> System.out.println(name + " ran"));
  }

  static Coroutine<Void> main() {
    return async(
        () -> {
          createTask(work("first"));
          long total = LongStream.range(0, 100_000).sum();
          System.out.println("main computed " + total + " and never waited");
          await(sleep(Duration.ZERO));
          System.out.println("one await is enough");
          Task<Void> task = createTask(work("second"));
          await(task);
          System.out.println("or await the task itself");
        });
  }

  public static void main(String[] args) {
    run(main());
  }
}
