package dev.asyncio4j.examples.jobs;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.examples.jobs.Clock.now;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.RunOptions;
import dev.asyncio4j.jobs.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A hundred sleepers in the background, and an end that waits for them. Python: {@code
 * 01_readme.py}, Kotlin: {@code HundredSleepers.kt}.
 */
public final class HundredSleepers {
  private final List<Integer> done = new ArrayList<>();

  private Coroutine<Void> sleeper(int i) {
    return async(
        () -> {
          await(sleep(Duration.ofMillis(100L * i)));
          done.add(i);
        });
  }

  private Coroutine<Void> program() {
    return async(
        () -> {
          var scheduler = Scheduler.create();
          try (scheduler) {
            for (int i = 0; i < 100; i++) await(scheduler.spawn(sleeper(i)));
            System.out.printf(
                "%d %d %d %d %d%n",
                scheduler.size(),
                scheduler.activeCount(),
                scheduler.pendingCount(),
                scheduler.limit().orElseThrow(),
                scheduler.pendingLimit());
            await(sleep(Duration.ofMillis(5050)));
            System.out.println(done.size() + " done, " + scheduler.size() + " left at " + now());
          } // leaving waits up to waitTimeout (60 s) for the rest
          System.out.println(
              done.size() + " done at " + now() + " closed: " + Clock.python(scheduler.closed()));
        });
  }

  public static void main(String[] args) {
    run(new HundredSleepers().program(), RunOptions.defaults().virtualTime());
  }
}
