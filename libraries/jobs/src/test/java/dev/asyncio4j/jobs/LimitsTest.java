package dev.asyncio4j.jobs;

import static dev.asyncio4j.Asyncio.allTasks;
import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.jobs.Jobs.OPTIONS;
import static dev.asyncio4j.jobs.Jobs.assertNothingForgotten;
import static dev.asyncio4j.jobs.Jobs.spawned;
import static dev.asyncio4j.jobs.Jobs.work;
import static dev.asyncio4j.testing.Virtual.VIRTUAL;
import static dev.asyncio4j.testing.Virtual.after;
import static dev.asyncio4j.testing.Virtual.passes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.exceptions.QueueFullException;
import dev.asyncio4j.support.LogCapture;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.Trail;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** So many jobs run, and so many are pending. */
@ExtendWith(NothingLeftBehind.class)
class LimitsTest {
  private final Trail trail = Trail.create();

  @AsyncTest
  @DisplayName("JOBS-01 so many run, the rest is pending in order, and the next starts at an end")
  void theNextStartsWhenOneEnds() {
    try (var scheduler = Scheduler.create(OPTIONS.limit(2))) {
      var a = spawned(scheduler, work("a", 1, trail));
      var b = spawned(scheduler, work("b", 3, trail));
      var c = spawned(scheduler, work("c", 1, trail));
      var d = spawned(scheduler, work("d", 1, trail));
      assertThat(List.of(a.active(), b.active(), c.pending(), d.pending())).containsOnly(true);
      assertThat(scheduler.size()).isEqualTo(4);
      assertThat(scheduler.activeCount()).isEqualTo(2);
      assertThat(scheduler.pendingCount()).isEqualTo(2);
      assertThat(await(a.join())).isEqualTo("a");
      assertThat(c.active()).as("started in the pass that told of the end").isTrue();
      assertThat(scheduler.size()).isEqualTo(3);
    }
    trail.assertIs(
        "a starts", "b starts", "a ends", "c starts", "c ends", "d starts", "b ends", "d ends");
  }

  @Test
  @DisplayName("JOBS-05 spawnNowait works in callbacks, and tells the counts when all is full")
  void spawnNowait() {
    try (var log = new LogCapture()) {
      run(
          async(
              () -> {
                try (var scheduler = Scheduler.create(OPTIONS.limit(1).pendingLimit(1))) {
                  getRunningLoop().callSoon(() -> scheduler.spawnNowait(work("a", 1, trail)));
                  passes(1);
                  var b = scheduler.spawnNowait(work("b", 1, trail), "the second");
                  assertThat(b.getName()).isEqualTo("the second");
                  assertThatThrownBy(() -> scheduler.spawnNowait(work("c", 1, trail)))
                      .isInstanceOf(QueueFullException.class)
                      .hasMessageContainingAll("jobs=2", "active=1", "pending=1", "await spawn");
                }
              }),
          VIRTUAL.debug(true));
      assertNothingForgotten(log);
    }
    trail.assertIs("a starts", "a ends", "b starts", "b ends");
  }

  @AsyncTest
  @DisplayName("JOBS-21 iteration gives a snapshot in the order of spawning")
  void iterationIsASnapshot() {
    try (var scheduler = Scheduler.create(OPTIONS.limit(1))) {
      var jobs = new ArrayList<Job<?>>();
      for (int i = 0; i < 5; i++) jobs.add(spawned(scheduler, after(i, i)));
      var seen = new ArrayList<Job<?>>();
      for (var job : scheduler) {
        seen.add(job);
        await(job.join());
      }
      assertThat(seen).isEqualTo(jobs);
      assertThat(scheduler).isEmpty();
    }
  }

  @Test
  @DisplayName("JOBS-25 limits and times out of their range are refused at the option")
  void optionsAreChecked() {
    assertThatThrownBy(() -> OPTIONS.limit(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("limit must be at least 1, got 0: use noLimit() for none");
    assertThatThrownBy(() -> OPTIONS.pendingLimit(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("pendingLimit must not be negative, got -1: use 0 for no limit");
    assertThatThrownBy(() -> OPTIONS.closeTimeout(Duration.ofMillis(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("closeTimeout");
    assertThatThrownBy(() -> OPTIONS.waitTimeout(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("waitTimeout");
    assertThat(OPTIONS.limit()).isEqualTo(100);
    assertThat(OPTIONS.noLimit().limit()).isNull();
    assertThat(OPTIONS.closeTimeout(null).waitTimeout(null).pendingLimit(0).pendingLimit())
        .isZero();
  }

  @AsyncTest(debug = false)
  @DisplayName("JOBS-25 without a limit each job starts at once")
  void noLimit() {
    try (var scheduler = Scheduler.create(OPTIONS.noLimit())) {
      for (int i = 0; i < 1000; i++) scheduler.spawnNowait(after(1, i));
      assertThat(scheduler.activeCount()).isEqualTo(1000);
      assertThat(scheduler.limit()).isEmpty();
    }
  }

  @AsyncTest(debug = false)
  @DisplayName("JOBS-27 a burst of 100,000 keeps its order; who is pending is no task yet")
  void aBurst() {
    var order = new ArrayList<Integer>();
    try (var scheduler = Scheduler.create(OPTIONS.pendingLimit(0))) {
      for (int i = 0; i < 100_000; i++) {
        int number = i;
        var job = await(scheduler.spawn(sleep(Duration.ZERO, i)));
        if (i % 1000 == 0) createTask(noting(job, number, order));
      }
      assertThat(scheduler.pendingCount()).isEqualTo(99_900);
      assertThat(allTasks().size()).isLessThan(300);
    }
    assertThat(order).hasSize(100).isSorted();
  }

  private static Coroutine<Void> noting(Job<?> job, int number, List<Integer> order) {
    return async(
        () -> {
          await(job.join());
          order.add(number);
        });
  }
}
