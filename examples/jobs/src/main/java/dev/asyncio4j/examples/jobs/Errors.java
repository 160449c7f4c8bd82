package dev.asyncio4j.examples.jobs;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.examples.jobs.Clock.now;
import static dev.asyncio4j.examples.jobs.Clock.python;

import dev.asyncio4j.Body;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.RunOptions;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.jobs.JobContext;
import dev.asyncio4j.jobs.Scheduler;
import dev.asyncio4j.jobs.SchedulerOptions;
import java.time.Duration;

/**
 * Failures reach whoever waits, or else the handler, once; a late job is told of. Python: {@code
 * 03_errors.py}.
 */
public final class Errors {
  private static final SchedulerOptions OPTIONS =
      SchedulerOptions.defaults().exceptionHandler(Errors::tell);

  private Errors() {}

  private static void tell(Scheduler scheduler, JobContext context) {
    System.out.println(
        "told: " + context.message() + " of " + context.job().getName() + " at " + now());
  }

  private static Coroutine<String> fails(int after) {
    return async(
        (Body<String>)
            () -> {
              await(sleep(Duration.ofSeconds(after)));
              throw new IllegalArgumentException("out of paper at " + now());
            });
  }

  private static Coroutine<String> stubborn() {
    return async(
        () -> {
          try {
            await(sleep(Duration.ofSeconds(60)));
          } catch (CancelledError e) {
            await(sleep(Duration.ofSeconds(3)));
          }
          return "stubborn";
        });
  }

  private static void failures() {
    var scheduler = Scheduler.create(OPTIONS.closeTimeout(Duration.ofSeconds(1)));
    var unseen = await(scheduler.spawn(fails(1), "unseen"));
    var seen = await(scheduler.spawn(fails(2), "seen"));
    try {
      await(seen.join());
    } catch (IllegalArgumentException e) {
      System.out.println("seen: " + e.getMessage());
    }
    for (int i = 0; i < 2; i++) {
      try {
        await(unseen.join());
      } catch (IllegalArgumentException e) {
        System.out.println("later: " + e.getMessage() + " " + python(unseen.closed()));
      }
    }
    var slow = await(scheduler.spawn(sleep(Duration.ofSeconds(60), "slow"), "slow"));
    try {
      await(slow.join(Duration.ofSeconds(3)));
    } catch (AsyncTimeoutException e) {
      System.out.println("too slow at " + now() + " closed: " + python(slow.closed()));
    }
    var cancelled = await(scheduler.spawn(sleep(Duration.ofSeconds(60)), "cancelled"));
    await(sleep(Duration.ofSeconds(1)));
    cancelled.task().orElseThrow().cancel();
    await(sleep(Duration.ofSeconds(1)));
    System.out.println(
        "cancelled from outside: " + python(cancelled.closed()) + " " + scheduler.size());
    var late = await(scheduler.spawn(stubborn(), "late"));
    await(sleep(Duration.ofSeconds(1)));
    await(scheduler.closeNow());
    System.out.println("closed at " + now() + " " + python(late.closed()) + " " + scheduler.size());
    await(sleep(Duration.ofSeconds(5)));
  }

  private static void failuresWhileItWaits() {
    var scheduler = Scheduler.create(OPTIONS.limit(1));
    await(scheduler.spawn(fails(1), "first"));
    var pending = await(scheduler.spawn(fails(1), "pending"));
    System.out.println("pending: " + python(pending.pending()));
    await(scheduler.waitAndClose());
    System.out.println("end at " + now());
  }

  public static void main(String[] args) {
    run(
        async(
            () -> {
              failures();
              failuresWhileItWaits();
            }),
        RunOptions.defaults().virtualTime());
  }
}
