package dev.asyncio4j.benchmarks.libraries;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.jobs.Scheduler;
import dev.asyncio4j.jobs.SchedulerOptions;
import java.time.Duration;

/** Jobs, beside bare tasks. */
public final class JobsCosts {
  private static final int BATCH = 100;
  private static final int COUNT = 50_000;
  private static final int PENDING = 10_000;

  private JobsCosts() {}

  public static void main(String[] args) {
    run(
        async(
            () -> {
              Meter.measure("a task, created and ended", COUNT, JobsCosts::tasks);
              try (var scheduler = Scheduler.create()) {
                Meter.measure("a job, spawned and ended", COUNT, n -> jobs(scheduler, n));
              }
              pending();
            }));
  }

  private static Coroutine<Integer> nothing() {
    return async(() -> 1);
  }

  private static void tasks(int n) {
    for (int done = 0; done < n; done += BATCH) {
      for (int i = 0; i < BATCH; i++) createTask(nothing());
      twoPasses();
    }
  }

  private static void jobs(Scheduler scheduler, int n) {
    for (int done = 0; done < n; done += BATCH) {
      for (int i = 0; i < BATCH; i++) await(scheduler.spawn(nothing()));
      twoPasses();
    }
  }

  private static void twoPasses() {
    await(sleep(Duration.ZERO));
    await(sleep(Duration.ZERO));
  }

  private static void pending() {
    long first = Long.MAX_VALUE;
    long last = Long.MAX_VALUE;
    long close = Long.MAX_VALUE;
    for (int round = 0; round < 30; round++) {
      var scheduler = Scheduler.create(SchedulerOptions.defaults().limit(1).pendingLimit(0));
      await(scheduler.spawn(sleep(Duration.ofHours(1))));
      first = Math.min(first, spawn(scheduler, 1_000));
      spawn(scheduler, PENDING - 2_000);
      last = Math.min(last, spawn(scheduler, 1_000));
      long start = System.nanoTime();
      await(scheduler.closeNow());
      close = Math.min(close, System.nanoTime() - start);
    }
    Meter.print("a pending job, spawned first", first / 1_000.0);
    Meter.print("a pending job, behind 10,000", last / 1_000.0);
    Meter.print("close, each of 10,000 pending", (double) close / PENDING);
  }

  private static long spawn(Scheduler scheduler, int count) {
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) await(scheduler.spawn(nothing()));
    return System.nanoTime() - start;
  }
}
