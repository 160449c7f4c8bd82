package dev.asyncio4j.jobs;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.jobs.Jobs.OPTIONS;
import static dev.asyncio4j.jobs.Jobs.assertNothingForgotten;
import static dev.asyncio4j.jobs.Jobs.spawned;
import static dev.asyncio4j.jobs.Jobs.stubborn;
import static dev.asyncio4j.jobs.Jobs.stubbornFailing;
import static dev.asyncio4j.jobs.Jobs.work;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.testing.Virtual.VIRTUAL;
import static dev.asyncio4j.testing.Virtual.now;
import static dev.asyncio4j.testing.Virtual.pause;
import static dev.asyncio4j.testing.Virtual.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.support.LogCapture;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.AsyncTests;
import dev.asyncio4j.testing.TestOptions;
import dev.asyncio4j.testing.Trail;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The close of one job. */
@ExtendWith(NothingLeftBehind.class)
class CloseJobTest {
  private final Trail trail = Trail.create();

  @AsyncTest
  @DisplayName("JOBS-09 close cancels the job and waits for its end; it needs no second one")
  void closeCancels() {
    try (var scheduler = Scheduler.create()) {
      var job = spawned(scheduler, work("a", 60, trail));
      pause(1);
      await(job.close());
      trail.assertIs("a starts", "a cancelled");
      assertThat(job.closed()).isTrue();
      assertThat(job.active()).isFalse();
      await(job.close());
      assertThat(now()).isEqualTo(seconds(1));
    }
  }

  @AsyncTest
  @DisplayName("JOBS-09 a job that is late: a timeout for the caller, and the handler is told")
  void aLateJob() {
    var told = new Jobs.Told();
    try (var scheduler = Scheduler.create(told.options())) {
      var job = spawned(scheduler, stubborn(5));
      pause(1);
      var error = assertFails(AsyncTimeoutException.class, job.close(seconds(2)));
      assertThat(now()).isEqualTo(seconds(3));
      assertThat(error).hasMessageContainingAll(job.getName(), "PT2S");
      assertThat(told.messages()).containsExactly("Job closing timed out: " + job.getName());
      assertThat(told.contexts.get(0).exception()).isSameAs(error);
      assertThat(job.closed()).as("it counts as closed").isTrue();
      assertThat(await(job.join())).as("but it is watched").isEqualTo("stubborn");
      assertThat(now()).isEqualTo(seconds(6));
    }
    assertThat(told.contexts).hasSize(1);
  }

  @AsyncTest
  @DisplayName("JOBS-09 a late job that fails after all: the handler is told of that, too")
  void aLateJobThatFails() {
    var told = new Jobs.Told();
    var failure = new IllegalStateException("at last");
    var scheduler = Scheduler.create(told.options());
    var job = spawned(scheduler, stubbornFailing(5, failure));
    pause(1);
    assertFails(AsyncTimeoutException.class, job.close());
    await(scheduler.closeNow());
    assertThat(scheduler.size()).as("it is left behind").isZero();
    assertThat(now()).isEqualTo(Duration.ofMillis(1100));
    pause(10);
    assertThat(told.messages())
        .containsExactly(
            "Job closing timed out: " + job.getName(), "Job processing failed: " + job.getName());
    assertThat(told.contexts.get(1).exception()).isSameAs(failure);
  }

  @AsyncTest
  @DisplayName("JOBS-09 without a close timeout, close waits for as long as the job takes")
  void noCloseTimeout() {
    try (var scheduler = Scheduler.create(OPTIONS.closeTimeout(null))) {
      var job = spawned(scheduler, stubborn(1000));
      pause(1);
      await(job.close());
      assertThat(now()).isEqualTo(seconds(1001));
    }
  }

  @AsyncTest
  @DisplayName("JOBS-09 a second close waits for the same end")
  void twoCloses() {
    try (var scheduler = Scheduler.create(OPTIONS.closeTimeout(seconds(9)))) {
      var job = spawned(scheduler, stubborn(5));
      pause(1);
      var first = createTask(job.close());
      pause(1);
      await(job.close(seconds(1)));
      assertThat(now()).isEqualTo(seconds(6));
      await(first);
    }
  }

  @AsyncTest
  @DisplayName(
      "JOBS-09 the end of the scheduler does not wait longer for a job that is being closed")
  void aSlowCloseDuringTheEnd() {
    var told = new Jobs.Told();
    var scheduler = Scheduler.create(told.options().closeTimeout(seconds(1)));
    var job = spawned(scheduler, stubborn(50));
    var other = spawned(scheduler, stubborn(50));
    pause(1);
    var slow = createTask(job.close(null));
    var slower = createTask(other.close(seconds(3600)));
    pause(1);
    await(scheduler.closeNow());
    assertThat(now()).isEqualTo(seconds(3));
    assertFails(AsyncTimeoutException.class, slow);
    assertFails(AsyncTimeoutException.class, slower);
    await(job.close());
    assertThat(told.messages()).hasSize(2);
    pause(60);
  }

  @AsyncTest
  @DisplayName("JOBS-09 close throws what the job fails with as it is cancelled")
  void closeThrowsTheFailure() {
    var told = new Jobs.Told();
    var failure = new IllegalStateException("in the clean-up");
    try (var scheduler = Scheduler.create(told.options())) {
      var job = spawned(scheduler, stubbornFailing(0, failure));
      pause(1);
      assertThat(assertFails(Exception.class, job.close())).isSameAs(failure);
      await(job.close());
    }
    assertThat(told.contexts).isEmpty();
  }

  @AsyncTest
  @DisplayName(
      "JOBS-08 a cancellation during close is not swallowed; the job is closed all the same")
  void aCancelledClose() {
    var told = new Jobs.Told();
    var options = told.options().closeTimeout(seconds(10));
    try (var scheduler = Scheduler.create(options)) {
      var job = spawned(scheduler, stubborn(20));
      pause(1);
      var close = createTask(job.close());
      pause(1);
      close.cancel();
      assertFails(CancelledError.class, close);
      assertThat(job.closed()).isTrue();
      pause(10);
      assertThat(told.messages()).as("its time runs all the same").hasSize(1);
    }
  }

  @Test
  @DisplayName("JOBS-10 a pending job that is closed never runs, and is not told of as forgotten")
  void aPendingJob() {
    try (var log = new LogCapture()) {
      run(
          async(
              () -> {
                try (var scheduler = Scheduler.create(OPTIONS.limit(1))) {
                  spawned(scheduler, work("a", 1, trail));
                  var b = spawned(scheduler, work("b", 1, trail));
                  spawned(scheduler, work("c", 1, trail));
                  await(b.close());
                  assertThat(scheduler.pendingCount()).isEqualTo(1);
                  assertThat(b.closed()).isTrue();
                  assertThat(b.task()).isEmpty();
                  var error = assertFails(CancelledError.class, b.join());
                  assertThat(error).hasMessageContaining("before it started");
                }
              }),
          VIRTUAL.debug(true));
      assertNothingForgotten(log);
    }
    trail.assertIs("a starts", "a ends", "c starts", "c ends");
  }

  @AsyncTest
  @DisplayName("JOBS-10 a join that waits for a pending job ends with its close")
  void aJoinOfAPendingJob() {
    try (var scheduler = Scheduler.create(OPTIONS.limit(1))) {
      spawned(scheduler, work("a", 9, trail));
      var b = spawned(scheduler, work("b", 1, trail));
      var join = createTask(b.join());
      pause(1);
      await(b.close());
      assertFails(CancelledError.class, join);
      assertThat(now()).isEqualTo(seconds(1));
    }
  }

  @Test
  @DisplayName("JOBS-10 ten thousand pending jobs close in milliseconds")
  void manyPendingJobs() {
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 20; i++) best = Math.min(best, nanosToCloseManyPending());
    // 1.3 ms on an idle machine; a scan of the list would take seconds
    assertThat(Duration.ofNanos(best)).isLessThanOrEqualTo(Duration.ofMillis(200));
    assertThat(trail.lines()).containsOnly("a starts", "a cancelled");
  }

  private long nanosToCloseManyPending() {
    return AsyncTests.run(
        TestOptions.defaults().debug(false),
        () -> {
          var scheduler = Scheduler.create(OPTIONS.limit(1));
          spawned(scheduler, work("a", 60, trail));
          for (int i = 0; i < 10_000; i++) scheduler.spawnNowait(work("b", 1, trail));
          pause(1);
          long start = System.nanoTime();
          await(scheduler.closeNow());
          return System.nanoTime() - start;
        });
  }

  @AsyncTest(debug = false)
  @DisplayName("JOBS-10 closing pending jobs one by one, from the last on, needs no scan")
  void manyPendingJobsOneByOne() {
    try (var scheduler = Scheduler.create(OPTIONS.limit(1).pendingLimit(0))) {
      spawned(scheduler, work("a", 1, trail));
      var jobs = new ArrayList<Job<?>>();
      for (int i = 0; i < 50_000; i++) jobs.add(scheduler.spawnNowait(work("b", 1, trail)));
      for (int i = jobs.size() - 1; i >= 0; i--) await(jobs.get(i).close());
      assertThat(scheduler.size()).isEqualTo(1);
    }
    trail.assertIs("a starts", "a ends");
  }
}
