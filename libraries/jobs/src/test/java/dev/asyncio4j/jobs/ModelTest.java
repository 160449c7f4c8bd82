package dev.asyncio4j.jobs;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.jobs.Jobs.assertNothingForgotten;
import static dev.asyncio4j.testing.Virtual.VIRTUAL;
import static dev.asyncio4j.testing.Virtual.passes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.Task;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.exceptions.QueueFullException;
import dev.asyncio4j.support.LogCapture;
import dev.asyncio4j.support.NothingLeftBehind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random schedules beside a model: who has come and has not ended, in the order of coming. The
 * first {@code limit} of them run, the next {@code pendingLimit} are pending, the rest waits in
 * spawn.
 */
@ExtendWith(NothingLeftBehind.class)
class ModelTest {
  private static final int LIMIT = 3;
  private static final int PENDING = 2;

  /** Somebody who has come: what its job waits for, and the task that spawns it. */
  private record Guest(int id, Future<String> gate, Task<Job<String>> spawner) {}

  private final List<Guest> alive = new ArrayList<>();
  private final List<Integer> started = new ArrayList<>();

  /** How often the failure of a job reached a waiter or the handler. */
  private final Map<String, Integer> taken = new HashMap<>();

  private final Map<String, Integer> told = new HashMap<>();
  private final List<String> failed = new ArrayList<>();
  private int number;

  @ParameterizedTest
  @ValueSource(ints = {100, 200, 300, 400})
  @DisplayName("JOBS-01 JOBS-11 random schedules: counts, order, each failure told once")
  void randomSchedules(int firstSeed) {
    try (var log = new LogCapture()) {
      for (int seed = firstSeed; seed < firstSeed + 15; seed++) {
        var random = new Random(seed);
        run(async(() -> schedule(random)), VIRTUAL.debug(seed == firstSeed));
      }
      assertNothingForgotten(log);
    }
  }

  private void schedule(Random random) {
    alive.clear();
    started.clear();
    var options =
        SchedulerOptions.defaults()
            .limit(LIMIT)
            .pendingLimit(PENDING)
            .exceptionHandler(
                (s, context) -> told.merge(context.exception().getMessage(), 1, Integer::sum));
    var scheduler = Scheduler.create(options);
    for (int i = 0; i < 60; i++) {
      step(scheduler, random);
      passes(8);
      check(scheduler);
    }
    if (random.nextBoolean()) await(scheduler.closeNow());
    else await(scheduler.waitAndClose(Duration.ofSeconds(1)));
    assertThat(scheduler.size()).isZero();
    passes(8);
    assertThat(started).isSorted();
    for (var failure : failed) {
      int handler = told.getOrDefault(failure, 0);
      int waiters = taken.getOrDefault(failure, 0);
      assertThat(handler).as(failure).isEqualTo(waiters == 0 ? 1 : 0);
    }
  }

  private void step(Scheduler scheduler, Random random) {
    if (alive.isEmpty() || random.nextInt(3) == 0) {
      come(scheduler, random.nextBoolean());
      return;
    }
    var guest = alive.get(random.nextInt(Math.min(alive.size(), LIMIT + PENDING + 2)));
    int place = alive.indexOf(guest);
    if (place >= LIMIT + PENDING) {
      guest.spawner().cancel();
      alive.remove(guest);
      return;
    }
    var job = guest.spawner().result();
    switch (random.nextInt(6)) {
      case 0 -> {
        if (place >= LIMIT) return;
        guest.gate().setResult("value");
        alive.remove(guest);
      }
      case 1 -> {
        if (place >= LIMIT) return;
        var failure = "failure of " + guest.id();
        failed.add(failure);
        guest.gate().setException(new IllegalStateException(failure));
        alive.remove(guest);
      }
      case 2 -> {
        createTask(taking(job, null));
        return;
      }
      case 3 -> {
        var join = createTask(taking(job, null));
        passes(random.nextInt(3));
        join.cancel();
        return;
      }
      case 4 -> {
        await(taking(job, Duration.ofMillis(1)));
        alive.remove(guest);
      }
      default -> {
        await(job.close());
        alive.remove(guest);
      }
    }
  }

  private void come(Scheduler scheduler, boolean patiently) {
    int id = number++;
    Future<String> gate = getRunningLoop().createFuture();
    var work =
        async(
            () -> {
              started.add(id);
              return await(gate);
            });
    if (patiently || alive.size() < LIMIT + PENDING) {
      var spawn = patiently ? scheduler.spawn(work) : async(() -> scheduler.spawnNowait(work));
      alive.add(new Guest(id, gate, createTask(spawn)));
      return;
    }
    try {
      throw new AssertionError("there was room for " + scheduler.spawnNowait(work));
    } catch (QueueFullException expected) {
      gate.cancel();
    }
  }

  /** Joins a job, and counts the failure that comes. */
  private Coroutine<Void> taking(Job<String> job, Duration limit) {
    return async(
        () -> {
          try {
            await(limit == null ? job.join() : job.join(limit));
          } catch (IllegalStateException failure) {
            taken.merge(failure.getMessage(), 1, Integer::sum);
          } catch (AsyncTimeoutException e) {
            assertThat(limit).isNotNull();
          } catch (CancelledError e) {
            // the job was closed, or this join was cancelled
          }
        });
  }

  private void check(Scheduler scheduler) {
    int placed = Math.min(alive.size(), LIMIT + PENDING);
    assertThat(scheduler.size()).isEqualTo(placed);
    assertThat(scheduler.activeCount()).isEqualTo(Math.min(alive.size(), LIMIT));
    for (int i = 0; i < alive.size(); i++) {
      var spawner = alive.get(i).spawner();
      assertThat(spawner.done()).as("place %d of %s", i, alive).isEqualTo(i < placed);
      if (!spawner.done()) continue;
      assertThat(spawner.result().active()).isEqualTo(i < LIMIT);
      assertThat(spawner.result().pending()).isEqualTo(i >= LIMIT);
    }
    var jobs = alive.stream().limit(placed).<Job<?>>map(g -> g.spawner().result()).toList();
    assertThat(scheduler).containsExactlyElementsOf(jobs);
  }
}
