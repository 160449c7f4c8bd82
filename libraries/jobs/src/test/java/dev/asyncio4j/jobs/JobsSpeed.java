package dev.asyncio4j.jobs;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.jobs.Jobs.OPTIONS;

import dev.asyncio4j.Coroutine;
import java.time.Duration;
import java.util.Locale;

/** What jobs cost, beside bare tasks in the same run. A program; no test. */
final class JobsSpeed {
  private static final int ROUNDS = 15;
  private static final int BATCHES = 2_000;
  private static final int BATCH = 100;

  private JobsSpeed() {}

  private static Coroutine<Integer> nothing() {
    return async(() -> 1);
  }

  public static void main(String[] args) {
    run(
        async(
            () -> {
              double task = Double.MAX_VALUE;
              double job = Double.MAX_VALUE;
              try (var scheduler = Scheduler.create()) {
                for (int round = 0; round < ROUNDS; round++) {
                  task = Math.min(task, nanosOfTasks());
                  job = Math.min(job, nanosOfJobs(scheduler));
                }
              }
              print("a task: create and end, ns", task);
              print("a job: spawn and end, ns", job);
              print("times a task", job / task);
              pendingJobs();
            }));
  }

  private static double nanosOfTasks() {
    long start = System.nanoTime();
    for (int i = 0; i < BATCHES; i++) {
      for (int j = 0; j < BATCH; j++) createTask(nothing());
      twoPasses();
    }
    return perOperation(start);
  }

  private static double nanosOfJobs(Scheduler scheduler) {
    long start = System.nanoTime();
    for (int i = 0; i < BATCHES; i++) {
      for (int j = 0; j < BATCH; j++) await(scheduler.spawn(nothing()));
      twoPasses();
    }
    return perOperation(start);
  }

  private static void twoPasses() {
    await(sleep(Duration.ZERO));
    await(sleep(Duration.ZERO));
  }

  private static double perOperation(long start) {
    return (double) (System.nanoTime() - start) / BATCHES / BATCH;
  }

  private static void pendingJobs() {
    long first = Long.MAX_VALUE;
    long last = Long.MAX_VALUE;
    long close = Long.MAX_VALUE;
    for (int round = 0; round < 50; round++) {
      var scheduler = Scheduler.create(OPTIONS.limit(1).pendingLimit(0));
      await(scheduler.spawn(sleep(Duration.ofHours(1))));
      first = Math.min(first, nanosOfSpawns(scheduler, 1_000));
      nanosOfSpawns(scheduler, 8_000);
      last = Math.min(last, nanosOfSpawns(scheduler, 1_000));
      long start = System.nanoTime();
      await(scheduler.closeNow());
      close = Math.min(close, System.nanoTime() - start);
    }
    print("a pending job: spawn of the first 1,000, ns", first / 1_000.0);
    print("a pending job: spawn of the last 1,000 of 10,000, ns", last / 1_000.0);
    print("close of 10,000 pending jobs, ms", close / 1e6);
  }

  private static long nanosOfSpawns(Scheduler scheduler, int count) {
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) await(scheduler.spawn(nothing()));
    return System.nanoTime() - start;
  }

  private static void print(String what, double figure) {
    System.out.println(String.format(Locale.ROOT, "%-60s %10.2f", what, figure));
  }
}
