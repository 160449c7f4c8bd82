package dev.asyncio4j.jobs;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.jobs.Jobs.OPTIONS;
import static dev.asyncio4j.jobs.Jobs.spawned;
import static dev.asyncio4j.jobs.Jobs.stubborn;
import static dev.asyncio4j.jobs.Jobs.stubbornFailing;
import static dev.asyncio4j.jobs.Jobs.work;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.testing.Virtual.after;
import static dev.asyncio4j.testing.Virtual.failingAfter;
import static dev.asyncio4j.testing.Virtual.now;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.pause;
import static dev.asyncio4j.testing.Virtual.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.Trail;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** The result of a job, for whoever waits for it. */
@ExtendWith(NothingLeftBehind.class)
class JoinTest {
  private final Trail trail = Trail.create();

  @AsyncTest
  @DisplayName("JOBS-06 join gives the value, any number of times, to any number of waiters")
  void joinGivesTheValue() {
    try (var scheduler = Scheduler.create(OPTIONS.limit(1))) {
      spawned(scheduler, after(1, "first"));
      var job = spawned(scheduler, after(1, "value"));
      assertThat(await(gather(job.join(), job.join(), job.join(seconds(9)))))
          .containsExactly("value", "value", "value");
      pause(10);
      assertThat(await(job.join())).isEqualTo("value");
      assertThat(await(job.join(Duration.ZERO))).isEqualTo("value");
      assertThat(job.task().orElseThrow().result()).isEqualTo("value");
    }
  }

  @AsyncTest
  @DisplayName("JOBS-06 join of a job that was closed long ago gives its value")
  void joinAfterTheClose() {
    var scheduler = Scheduler.create();
    var job = spawned(scheduler, after(1, (String) null));
    await(scheduler.waitAndClose());
    assertThat(await(job.join())).isNull();
  }

  @AsyncTest
  @DisplayName("JOBS-06 join throws what the job failed with: the same object each time")
  void joinThrowsTheFailure() {
    var told = new Jobs.Told();
    var error = new java.io.IOException("out of paper");
    try (var scheduler = Scheduler.create(told.options())) {
      var job = spawned(scheduler, failingAfter(1, error));
      var other = createTask(job.join());
      for (int i = 0; i < 3; i++) {
        assertThat(assertFails(Exception.class, job.join())).isSameAs(error);
      }
      assertThat(assertFails(Exception.class, other)).isSameAs(error);
    }
    assertThat(told.contexts).as("it was taken").isEmpty();
  }

  @AsyncTest
  @DisplayName("JOBS-07 cancelling a join leaves the job alone")
  void aCancelledJoin() {
    try (var scheduler = Scheduler.create()) {
      var job = spawned(scheduler, work("a", 5, trail));
      var plain = createTask(job.join());
      var limited = createTask(job.join(seconds(60)));
      pause(1);
      plain.cancel();
      limited.cancel();
      assertFails(CancelledError.class, plain);
      assertFails(CancelledError.class, limited);
      assertThat(job.active()).isTrue();
      assertThat(await(job.join())).isEqualTo("a");
    }
    trail.assertIs("a starts", "a ends");
  }

  @AsyncTest
  @DisplayName("JOBS-07 a timeout of a join closes the job")
  void aJoinThatIsTooLong() {
    try (var scheduler = Scheduler.create()) {
      var job = spawned(scheduler, work("a", 60, trail));
      var error = assertFails(AsyncTimeoutException.class, job.join(seconds(2)));
      assertThat(error).hasMessageContainingAll("Job-", "PT2S");
      assertThat(job.closed()).isTrue();
      assertThat(now()).isEqualTo(seconds(2));
      assertFails(CancelledError.class, job.join());
    }
    trail.assertIs("a starts", "a cancelled");
  }

  @AsyncTest
  @DisplayName("JOBS-07 a timeout tells what the job failed with as it was closed")
  void aJoinThatIsTooLongOfAJobThatFails() {
    var told = new Jobs.Told();
    var failure = new IllegalArgumentException("in the clean-up");
    try (var scheduler = Scheduler.create(told.options())) {
      var job = spawned(scheduler, stubbornFailing(0, failure));
      var error = assertFails(AsyncTimeoutException.class, job.join(seconds(2)));
      assertThat(error.getSuppressed()).containsExactly(failure);
      var late = spawned(scheduler, stubborn(1));
      error = assertFails(AsyncTimeoutException.class, late.join(seconds(1)));
      assertThat(error.getSuppressed()).hasSize(1);
      assertThat(error.getSuppressed()[0]).hasMessageContaining("PT0.1S of its close");
    }
    assertThat(told.messages()).singleElement().asString().startsWith("Job closing timed out");
  }

  @AsyncTest
  @DisplayName("JOBS-07 a timeout that the job throws itself is its failure")
  void aTimeoutOfTheJobsOwn() {
    var own = new AsyncTimeoutException("of the job itself");
    try (var scheduler = Scheduler.create()) {
      var job = spawned(scheduler, failingAfter(1, own));
      assertThat(assertFails(Exception.class, job.join(seconds(9)))).isSameAs(own);
    }
  }

  @AsyncTest
  @DisplayName("JOBS-08 a cancellation while a late join closes the job is not swallowed")
  void aJoinCancelledAsItCloses() {
    try (var scheduler = Scheduler.create(OPTIONS.closeTimeout(seconds(10)))) {
      var job = spawned(scheduler, stubborn(5));
      var join = createTask(job.join(seconds(1)));
      pause(2);
      assertThat(job.closed()).isTrue();
      join.cancel();
      assertFails(CancelledError.class, join);
      assertThat(join.cancelled()).isTrue();
      assertThat(await(job.join())).as("it ends as it likes").isEqualTo("stubborn");
      assertThat(now()).isEqualTo(seconds(6));
    }
  }

  @AsyncTest
  @DisplayName("JOBS-08 a waiter that is cancelled as the failure comes does not lose it")
  void aFailureWhoseOnlyWaiterIsCancelled() {
    var told = new Jobs.Told();
    try (var scheduler = Scheduler.create(told.options())) {
      var job = spawned(scheduler, failingAfter(1, new IllegalStateException("x")));
      var join = createTask(job.join());
      job.task().orElseThrow().addDoneCallback(done -> join.cancel());
      passes(1);
      assertFails(CancelledError.class, join);
      assertThat(told.messages()).hasSize(1);
    }
    assertThat(told.messages()).hasSize(1);
  }

  @AsyncTest
  @DisplayName("JOBS-13 a job whose task is cancelled is closed without a report")
  void aTaskThatIsCancelled() {
    var told = new Jobs.Told();
    try (var scheduler = Scheduler.create(told.options())) {
      var job = spawned(scheduler, work("a", 60, trail));
      var waiting =
          createTask(
              async(
                  () -> {
                    try {
                      await(job.join());
                    } catch (CancelledError e) {
                      trail.add("cancelling " + currentTask().cancelling());
                    }
                  }));
      pause(1);
      job.task().orElseThrow().cancel();
      await(waiting);
      assertThat(job.closed()).isTrue();
      assertThat(scheduler.size()).isZero();
    }
    assertThat(told.contexts).isEmpty();
    trail.assertIs("a starts", "a cancelled", "cancelling 0");
  }

  @AsyncTest
  @DisplayName("JOBS-17 a job that waits for itself is refused")
  void aJobThatWaitsForItself() {
    try (var scheduler = Scheduler.create()) {
      var self = new Job<?>[1];
      self[0] =
          spawned(
              scheduler,
              async(
                  () -> {
                    for (var wait : List.of(self[0].join(), self[0].close())) {
                      var error = assertFails(IllegalStateException.class, wait);
                      assertThat(error).hasMessageContainingAll("Job-", "itself");
                    }
                  }));
      await(self[0].join());
    }
  }

  @AsyncTest
  @DisplayName("JOBS-26 all times are the loop's: a day takes no time in a test")
  void virtualTime() {
    var start = getRunningLoop().time();
    try (var scheduler = Scheduler.create(OPTIONS.waitTimeout(Duration.ofDays(2)))) {
      spawned(scheduler, after(86_400, "a day"));
    }
    assertThat(getRunningLoop().time().minus(start)).isEqualTo(Duration.ofDays(1));
    assertThat(await(Asyncio.sleep(Duration.ZERO, "done"))).isEqualTo("done");
  }
}
