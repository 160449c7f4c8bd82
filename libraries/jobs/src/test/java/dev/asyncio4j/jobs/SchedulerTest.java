package dev.asyncio4j.jobs;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.jobs.Jobs.OPTIONS;
import static dev.asyncio4j.jobs.Jobs.spawned;
import static dev.asyncio4j.jobs.Jobs.work;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.testing.Virtual.VIRTUAL;
import static dev.asyncio4j.testing.Virtual.after;
import static dev.asyncio4j.testing.Virtual.pause;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.ContextVar;
import dev.asyncio4j.VoidBody;
import dev.asyncio4j.exceptions.NoRunningLoopException;
import dev.asyncio4j.support.LogCapture;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.AsyncTests;
import dev.asyncio4j.testing.RealTime;
import dev.asyncio4j.testing.Trail;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The scheduler as an object of its loop. */
@ExtendWith(NothingLeftBehind.class)
class SchedulerTest {
  private final Trail trail = Trail.create();

  @AsyncTest
  @DisplayName("JOBS-22 a job that nobody holds is collected, with its value")
  void jobsAreCollected() {
    try (var scheduler = Scheduler.create(OPTIONS.limit(2))) {
      var references = new ArrayList<WeakReference<Object>>();
      for (int i = 0; i < 100; i++) {
        var value = new Object();
        references.add(new WeakReference<>(value));
        references.add(new WeakReference<>(spawned(scheduler, after(1, value))));
        value = null;
      }
      pause(100);
      RealTime.collectGarbageUntil(
          () -> references.stream().allMatch(reference -> reference.get() == null));
    }
  }

  @AsyncTest(debug = false)
  @DisplayName("JOBS-22 a million short jobs leave no memory")
  void aMillionJobs() {
    try (var scheduler = Scheduler.create()) {
      long before = used();
      for (int i = 0; i < 1_000_000; i++) {
        var job = await(scheduler.spawn(sleep(Duration.ZERO, i)));
        if (i % 1000 == 0) await(job.join());
      }
      RealTime.collectGarbageUntil(() -> used() - before < 2_000_000);
    }
  }

  private static long used() {
    System.gc();
    var runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  @AsyncTest
  @DisplayName("JOBS-22 a job that is held keeps its value when the scheduler is long gone")
  void aJobOutlivesItsScheduler() {
    Job<String> job;
    try (var scheduler = Scheduler.create()) {
      job = spawned(scheduler, after(1, "value"));
    }
    assertThat(await(job.join())).isEqualTo("value");
  }

  @AsyncTest
  @DisplayName("JOBS-23 a job's task is named as given, or Job-n")
  void names() {
    try (var scheduler = Scheduler.create(OPTIONS.limit(1))) {
      var named = await(scheduler.spawn(after(1, "x"), "fetch"));
      var unnamed = spawned(scheduler, after(1, "x"));
      assertThat(named.getName()).isEqualTo("fetch");
      assertThat(named.task().orElseThrow().getName()).isEqualTo("fetch");
      assertThat(unnamed.getName()).matches("Job-\\d+");
      unnamed.setName("renamed while it was pending");
      named.setName("renamed while it ran");
      assertThat(named.task().orElseThrow().getName()).isEqualTo("renamed while it ran");
      await(named.join());
      assertThat(unnamed.task().orElseThrow().getName()).isEqualTo("renamed while it was pending");
      assertThat(named.toString()).isEqualTo("<Job 'renamed while it ran' ended>");
      assertThat(unnamed.toString()).endsWith("' active>");
      assertThat(scheduler.toString())
          .isEqualTo("<Scheduler open jobs=1 active=1 pending=0 limit=1>");
    }
  }

  @AsyncTest
  @DisplayName("JOBS-23 a job sees the context variables of its spawner, also if it starts later")
  void contextVariables() {
    ContextVar<String> user = ContextVar.create("user", "nobody");
    try (var scheduler = Scheduler.create(OPTIONS.limit(1).pendingLimit(1))) {
      var jobs = new ArrayList<Job<String>>();
      for (var name : List.of("ada", "bob", "cyd")) {
        user.set(name);
        var body =
            async(
                () -> {
                  pause(1);
                  return user.get();
                });
        jobs.add(spawned(scheduler, body));
      }
      user.set("main");
      for (var job : jobs) trail.add(await(job.join()));
    }
    trail.assertIs("ada", "bob", "cyd");
  }

  @Test
  @DisplayName("JOBS-24 a scheduler needs a running loop")
  void noLoop() {
    assertThatThrownBy(Scheduler::create).isInstanceOf(NoRunningLoopException.class);
  }

  @AsyncTest
  @DisplayName("JOBS-24 a scheduler is refused on another loop, with the names of both")
  void anotherLoop() {
    var scheduler = Scheduler.create();
    var job = spawned(scheduler, after(0, "x"));
    await(
        Asyncio.toThread(
            () -> {
              var uses =
                  new VoidBody[] {
                    () -> await(scheduler.spawn(after(1, "x"))),
                    () -> scheduler.spawnNowait(after(1, "x")),
                    () -> await(scheduler.shield(after(1, "x"))),
                    () -> await(scheduler.closeNow()),
                    () -> await(scheduler.waitAndClose()),
                    () -> await(job.join()),
                    scheduler::close
                  };
              for (var use : uses) {
                assertThatThrownBy(() -> AsyncTests.run(use))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContainingAll("belongs to <EventLoop", "not on <EventLoop");
              }
              assertThatThrownBy(scheduler::close)
                  .isInstanceOf(IllegalStateException.class)
                  .hasMessageContaining("which runs no loop");
            }));
    scheduler.close();
  }

  @Test
  @DisplayName("JOBS-24 an unclosed scheduler: the run cancels its jobs, and one warning names it")
  void anUnclosedScheduler() {
    try (var log = new LogCapture()) {
      run(
          async(
              () -> {
                var scheduler = Scheduler.create(OPTIONS.limit(2).pendingLimit(2));
                for (int i = 0; i < 4; i++) spawned(scheduler, work("job " + i, 60, trail));
                Asyncio.createTask(scheduler.spawn(work("outside", 60, trail)));
                pause(1);
              }),
          VIRTUAL);
      trail.assertIs("job 0 starts", "job 1 starts", "job 0 cancelled", "job 1 cancelled");
      assertThat(log.messages())
          .singleElement()
          .asString()
          .startsWith("Unclosed scheduler, made at dev.asyncio4j.jobs.SchedulerTest")
          .contains("anUnclosedScheduler", "SchedulerTest.java:");
    }
  }

  @Test
  @DisplayName("JOBS-24 the loop of a scheduler may be gone: close does nothing then")
  void theLoopIsClosed() {
    Scheduler scheduler;
    try (var log = new LogCapture()) {
      scheduler = run(async(() -> Scheduler.create()), VIRTUAL);
      assertThat(log.messages()).hasSize(1);
    }
    scheduler.close();
    assertThatThrownBy(() -> scheduler.spawnNowait(after(1, "x")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("which runs no loop");
    AsyncTests.run(() -> assertFails(IllegalStateException.class, scheduler.closeNow()));
  }
}
