package dev.asyncio4j.jobs;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.jobs.Jobs.OPTIONS;
import static dev.asyncio4j.jobs.Jobs.spawned;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.testing.Virtual.VIRTUAL;
import static dev.asyncio4j.testing.Virtual.after;
import static dev.asyncio4j.testing.Virtual.failing;
import static dev.asyncio4j.testing.Virtual.failingAfter;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.pause;
import static dev.asyncio4j.testing.Virtual.reports;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Body;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.support.LogCapture;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.AsyncTests;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The failures that no code waits for. */
@ExtendWith(NothingLeftBehind.class)
class FailureTest {
  private final Jobs.Told told = new Jobs.Told();
  private final IllegalStateException error = new IllegalStateException("out of paper");

  @AsyncTest(debug = false)
  @DisplayName("JOBS-11 a failure that nobody waits for goes to the handler once, in its pass")
  void toldOnce() {
    try (var scheduler = Scheduler.create(told.options())) {
      var job = spawned(scheduler, failing(error));
      passes(1);
      assertThat(told.contexts).as("it has failed in this pass").isEmpty();
      passes(1);
      assertThat(told.contexts)
          .containsExactly(new JobContext("Job processing failed", job, error, null));
      pause(1);
    }
    assertThat(told.contexts).hasSize(1);
  }

  @AsyncTest
  @DisplayName("JOBS-11 who waits for it later still gets it")
  void laterWaiters() {
    try (var scheduler = Scheduler.create(told.options())) {
      var job = spawned(scheduler, failing(error));
      pause(1);
      assertThat(told.contexts).hasSize(1);
      assertThat(assertFails(Exception.class, job.join())).isSameAs(error);
      await(job.close());
    }
    assertThat(told.contexts).hasSize(1);
  }

  @AsyncTest
  @DisplayName("JOBS-11 a waiter that has given up before takes nothing: the handler is told")
  void aWaiterThatHasGivenUp() {
    try (var scheduler = Scheduler.create(told.options())) {
      var job = spawned(scheduler, failingAfter(5, error));
      var join = createTask(job.join());
      pause(1);
      join.cancel();
      assertFails(CancelledError.class, join);
    }
    assertThat(told.contexts).hasSize(1);
  }

  @Test
  @DisplayName("JOBS-11 in debug mode the handler learns the line that spawned the job")
  void theLineOfTheSpawn() {
    run(
        async(
            () -> {
              try (var scheduler = Scheduler.create(told.options())) {
                spawned(scheduler, failing(error));
                scheduler.spawnNowait(failing(error));
              }
            }),
        VIRTUAL.debug(true));
    assertThat(told.contexts.get(0).createdAt().getFileName()).isEqualTo("Jobs.java");
    assertThat(told.contexts.get(1).createdAt().getMethodName()).contains("theLineOfTheSpawn");
  }

  @AsyncTest
  @DisplayName("JOBS-12 waitAndClose waits for no job in particular: the handler is told")
  void waitAndCloseIsNoWaiter() {
    var scheduler = Scheduler.create(told.options());
    spawned(scheduler, failingAfter(1, error));
    spawned(scheduler, after(2, "fine"));
    await(scheduler.waitAndClose());
    assertThat(told.contexts).extracting(JobContext::exception).containsExactly(error);
  }

  @AsyncTest
  @DisplayName("JOBS-14 without a handler the loop's own is told, in the same words")
  void theLoopsHandler() {
    var reports = reports();
    try (var scheduler = Scheduler.create()) {
      var job = spawned(scheduler, failingAfter(1, error));
      pause(2);
      assertThat(reports).hasSize(1);
      var report = reports.get(0);
      assertThat(report.message()).isEqualTo("Job processing failed");
      assertThat(report.exception()).isSameAs(error);
      assertThat(report.future()).isSameAs(job.task().orElseThrow());
      assertThat(report.source()).isSameAs(job);
    }
  }

  @Test
  @DisplayName("JOBS-14 a handler that throws is logged, and the scheduler goes on")
  void aHandlerThatThrows() {
    try (var log = new LogCapture()) {
      AsyncTests.run(
          () -> {
            var options =
                OPTIONS
                    .limit(1)
                    .exceptionHandler(
                        (scheduler, context) -> {
                          throw new IllegalArgumentException("of the handler");
                        });
            try (var scheduler = Scheduler.create(options)) {
              spawned(scheduler, failingAfter(1, error));
              var next = spawned(scheduler, after(1, "next"));
              assertThat(await(next.join())).isEqualTo("next");
            }
          });
      assertThat(log.records())
          .extracting(record -> record.getThrown().getMessage())
          .containsExactly("of the handler", "out of paper");
      assertThat(log.messages().get(0))
          .startsWith("Unhandled error in exception handler of <Scheduler");
    }
  }

  @AsyncTest
  @DisplayName("JOBS-14 callExceptionHandler tells the handler")
  void callExceptionHandler() {
    try (var scheduler = Scheduler.create(told.options())) {
      var job = spawned(scheduler, after(1, "x"));
      var context = new JobContext("of my own", job, null, null);
      scheduler.callExceptionHandler(context);
      assertThat(told.contexts).containsExactly(context);
    }
  }

  @AsyncTest
  @DisplayName("JOBS-28 a stack overflow is a failure as any")
  void aStackOverflow() {
    try (var scheduler = Scheduler.create(told.options())) {
      spawned(scheduler, async((Body<Integer>) () -> endless(0)));
      pause(1);
      assertThat(told.contexts.get(0).exception()).isInstanceOf(StackOverflowError.class);
      assertThat(await(spawned(scheduler, after(1, "next")).join())).isEqualTo("next");
    }
  }

  private static int endless(int depth) {
    return endless(depth + 1) + 1;
  }

  @Test
  @DisplayName("JOBS-28 a fatal error is told to the handler, and ends the run")
  void aFatalError() {
    var fatal = new OutOfMemoryError("of a test");
    assertThatThrownBy(
            () ->
                AsyncTests.run(
                    () -> {
                      try (var scheduler = Scheduler.create(told.options())) {
                        spawned(scheduler, failingAfter(1, fatal));
                        pause(5);
                      }
                    }))
        .isSameAs(fatal);
    assertThat(told.contexts).extracting(JobContext::exception).containsExactly(fatal);
  }
}
