package dev.asyncio4j.jobs;

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
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.testing.Virtual.VIRTUAL;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.pause;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.Task;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.support.LogCapture;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.Trail;
import java.time.Duration;
import java.util.ArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Callers of spawn that wait for room. */
@ExtendWith(NothingLeftBehind.class)
class SpawnTest {
  private final Trail trail = Trail.create();

  private Task<Job<String>> spawning(Scheduler scheduler, String name, long seconds) {
    return createTask(
        async(
            () -> {
              var job = await(scheduler.spawn(work(name, seconds, trail), name));
              trail.add(name + " spawned");
              return job;
            }));
  }

  @AsyncTest
  @DisplayName("JOBS-02 spawn waits for room, in the order of the calls; no more than limit run")
  void spawnWaitsForRoomInOrder() {
    var most = new int[1];
    try (var scheduler = Scheduler.create(OPTIONS.limit(2).pendingLimit(1))) {
      for (int i = 0; i < 8; i++) spawning(scheduler, "j" + i, 1);
      passes(1);
      assertThat(scheduler.size()).isEqualTo(3);
      var late = getRunningLoop().time();
      for (int i = 0; i < 20; i++) {
        most[0] = Math.max(most[0], scheduler.activeCount());
        await(sleep(Duration.ofMillis(250)));
      }
      assertThat(getRunningLoop().time()).isEqualTo(late.plusSeconds(5));
    }
    assertThat(most[0]).isEqualTo(2);
    assertThat(trail.lines().stream().filter(line -> line.endsWith("spawned")))
        .containsExactlyElementsOf(
            IntStream.range(0, 8).mapToObj(i -> "j" + i + " spawned").toList());
    assertThat(trail.lines().stream().filter(line -> line.endsWith("starts")))
        .containsExactlyElementsOf(
            IntStream.range(0, 8).mapToObj(i -> "j" + i + " starts").toList());
  }

  @AsyncTest
  @DisplayName("JOBS-02 who comes when there is room does not overtake who has waited for it")
  void nobodyOvertakes() {
    try (var scheduler = Scheduler.create(OPTIONS.limit(1).pendingLimit(1))) {
      spawned(scheduler, work("a", 1, trail));
      spawned(scheduler, work("b", 1, trail));
      spawning(scheduler, "c", 1);
      passes(1);
      getRunningLoop().callLater(Duration.ofSeconds(1), () -> spawning(scheduler, "d", 1));
      pause(5);
    }
    assertThat(trail.lines().stream().filter(line -> line.endsWith("starts")))
        .containsExactly("a starts", "b starts", "c starts", "d starts");
  }

  @AsyncTest
  @DisplayName("JOBS-02 a hundred tasks that spawn at once are all served")
  void manySpawnAtOnce() {
    var done = new ArrayList<Integer>();
    try (var scheduler = Scheduler.create(OPTIONS.limit(3).pendingLimit(2))) {
      var spawners = new ArrayList<Task<Job<Integer>>>();
      for (int i = 0; i < 100; i++) {
        int number = i;
        spawners.add(
            createTask(
                scheduler.spawn(
                    async(
                        () -> {
                          pause(1);
                          done.add(number);
                          return number;
                        }))));
      }
      for (var spawner : spawners) await(await(spawner).join());
    }
    assertThat(done).containsExactlyElementsOf(IntStream.range(0, 100).boxed().toList());
  }

  @Test
  @DisplayName("JOBS-03 a spawn that is cancelled settles its coroutine; the others go on")
  void aCancelledSpawn() {
    try (var log = new LogCapture()) {
      run(
          async(
              () -> {
                try (var scheduler = Scheduler.create(OPTIONS.limit(1).pendingLimit(1))) {
                  spawned(scheduler, work("a", 1, trail));
                  spawned(scheduler, work("b", 1, trail));
                  var c = spawning(scheduler, "c", 1);
                  var d = spawning(scheduler, "d", 1);
                  passes(1);
                  c.cancel();
                  assertFails(CancelledError.class, c);
                  assertThat(await(await(d).join())).isEqualTo("d");
                }
              }),
          VIRTUAL.debug(true));
      assertNothingForgotten(log);
    }
    assertThat(trail.lines()).noneMatch(line -> line.startsWith("c"));
  }

  @AsyncTest
  @DisplayName("JOBS-03 a spawn that is cancelled in the pass in which it gets room leaves no job")
  void aSpawnCancelledAsItGetsRoom() {
    try (var scheduler = Scheduler.create(OPTIONS.limit(1).pendingLimit(1))) {
      var a = spawned(scheduler, work("a", 1, trail));
      spawned(scheduler, work("b", 1, trail));
      var c = spawning(scheduler, "c", 1);
      var d = spawning(scheduler, "d", 1);
      passes(1);
      a.task().orElseThrow().addDoneCallback(done -> c.cancel());
      assertFails(CancelledError.class, c);
      assertThat(await(await(d).join())).isEqualTo("d");
      assertThat(scheduler.size()).isZero();
    }
    assertThat(trail.lines()).noneMatch(line -> line.startsWith("c"));
  }

  @AsyncTest
  @DisplayName("JOBS-03 a spawn that was cancelled just now gets no room, nor the error of a close")
  void aSpawnCancelledBeforeItGetsRoom() {
    var scheduler = Scheduler.create(OPTIONS.limit(1).pendingLimit(1));
    spawned(scheduler, work("a", 1, trail));
    var b = spawned(scheduler, work("b", 1, trail));
    var c = spawning(scheduler, "c", 1);
    var d = spawning(scheduler, "d", 1);
    passes(1);
    c.cancel();
    await(b.close()); // makes room at once, before the task of c has heard of its end
    assertFails(CancelledError.class, c);
    assertThat(await(await(d).join())).isEqualTo("d");

    spawned(scheduler, work("e", 1, trail));
    spawned(scheduler, work("f", 1, trail));
    var g = spawning(scheduler, "g", 1);
    passes(1);
    g.cancel();
    await(scheduler.closeNow());
    assertFails(CancelledError.class, g);
    assertThat(scheduler.size()).isZero();
    assertThat(trail.lines()).noneMatch(line -> line.matches("[bcfg] .*"));
  }

  @AsyncTest
  @DisplayName("JOBS-04 a job that waits in spawn is not counted, listed or closed")
  void whoWaitsInSpawnIsNotThere() {
    var scheduler = Scheduler.create(OPTIONS.limit(1).pendingLimit(1));
    var a = spawned(scheduler, work("a", 10, trail));
    var b = spawned(scheduler, work("b", 10, trail));
    var c = spawning(scheduler, "c", 10);
    passes(1);
    assertThat(scheduler.size()).isEqualTo(2);
    assertThat(scheduler).containsExactly(a, b);
    assertThat(scheduler.contains(a)).isTrue();
    await(scheduler.closeNow());
    assertFails(IllegalStateException.class, c);
    assertThat(scheduler.contains(a)).isFalse();
    trail.assertIs("a starts", "a cancelled");
  }
}
