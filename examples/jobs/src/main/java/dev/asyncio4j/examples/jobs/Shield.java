package dev.asyncio4j.examples.jobs;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.examples.jobs.Clock.now;
import static dev.asyncio4j.examples.jobs.Clock.python;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.RunOptions;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.jobs.Scheduler;
import java.time.Duration;

/**
 * Shielded work outlives its caller's cancellation, and the end waits for it. Python: {@code
 * 04_shield.py}, Kotlin: {@code Shield.kt}.
 */
public final class Shield {
  private Shield() {}

  private static Coroutine<String> important() {
    return async(
        () -> {
          System.out.println("start at " + now());
          await(sleep(Duration.ofSeconds(5)));
          System.out.println("done at " + now());
          return "saved";
        });
  }

  private static void shielded() {
    try (var scheduler = Scheduler.create()) {
      var task = createTask(scheduler.shield(important()));
      await(sleep(Duration.ofMillis(100)));
      task.cancel();
      try {
        await(task);
      } catch (CancelledError e) {
        System.out.println("caller cancelled at " + now() + " tracked: " + scheduler.size());
      }
      var waiting = createTask(scheduler.shield(important()));
      System.out.println(await(waiting));
    }
    System.out.println("end at " + now());
  }

  private static void joined() {
    var scheduler = Scheduler.create();
    var job = await(scheduler.spawn(sleep(Duration.ofSeconds(10), "slept")));
    var waiter = createTask(job.join());
    await(sleep(Duration.ofSeconds(1)));
    waiter.cancel();
    try {
      await(waiter);
    } catch (CancelledError e) {
      System.out.println("waiter cancelled, job active: " + python(job.active()));
    }
    await(scheduler.waitAndClose(Duration.ofSeconds(2)));
    System.out.println("given up at " + now() + " " + python(job.closed()));
  }

  public static void main(String[] args) {
    run(
        async(
            () -> {
              shielded();
              joined();
            }),
        RunOptions.defaults().virtualTime());
  }
}
