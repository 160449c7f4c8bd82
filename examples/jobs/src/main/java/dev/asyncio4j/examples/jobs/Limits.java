package dev.asyncio4j.examples.jobs;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.examples.jobs.Clock.now;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.RunOptions;
import dev.asyncio4j.jobs.Job;
import dev.asyncio4j.jobs.Scheduler;
import dev.asyncio4j.jobs.SchedulerOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Two jobs run, three are pending, and spawn itself waits when both are full. Python: {@code
 * 02_limits.py}.
 */
public final class Limits {
  private final List<Integer> order = new ArrayList<>();
  private int running;
  private int peak;

  private Coroutine<Integer> job(int i) {
    return async(
        () -> {
          peak = Math.max(peak, ++running);
          await(sleep(Duration.ofSeconds(1)));
          running--;
          order.add(i);
          return i;
        });
  }

  private Coroutine<Void> program() {
    return async(
        () -> {
          var scheduler = Scheduler.create(SchedulerOptions.defaults().limit(2).pendingLimit(3));
          var jobs = new ArrayList<Job<Integer>>();
          for (int i = 0; i < 7; i++) {
            jobs.add(await(scheduler.spawn(job(i))));
            System.out.printf(
                "spawned %d at %s active %d pending %d%n",
                i, now(), scheduler.activeCount(), scheduler.pendingCount());
          }
          System.out.printf(
              "%s %s %s%n",
              all(jobs, Job::active), all(jobs, Job::pending), all(jobs, Job::closed));
          int last = await(jobs.get(6).join());
          System.out.println(last + " at " + now() + " " + order + " peak " + peak);
          await(scheduler.closeNow());
          try {
            await(scheduler.spawn(job(9)));
          } catch (IllegalStateException e) {
            System.out.println("closed scheduler refuses");
          }
        });
  }

  private static List<String> all(List<Job<Integer>> jobs, Predicate<Job<Integer>> question) {
    return jobs.stream().map(job -> Clock.python(question.test(job))).toList();
  }

  public static void main(String[] args) {
    run(new Limits().program(), RunOptions.defaults().virtualTime());
  }
}
