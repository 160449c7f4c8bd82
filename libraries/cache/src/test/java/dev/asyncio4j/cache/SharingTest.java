package dev.asyncio4j.cache;

import static dev.asyncio4j.Asyncio.allTasks;
import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.waitFor;
import static dev.asyncio4j.cache.Runs.OPTIONS;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.testing.Virtual.now;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.pause;
import static dev.asyncio4j.testing.Virtual.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.Body;
import dev.asyncio4j.ContextVar;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.lowlevel.CancelScopes;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.RealTime;
import dev.asyncio4j.testing.Trail;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** One run for all who want its value at the same time. */
@ExtendWith(NothingLeftBehind.class)
class SharingTest {
  private final Runs runs = new Runs();
  private final Trail trail = runs.trail;
  private final AsyncCache<Integer, String> cache = AsyncCache.of(runs::slow, OPTIONS);

  @AsyncTest
  @DisplayName("CACHE-02 callers of a key join its run: one miss, the others are hits")
  void oneRunForAll() {
    assertThat(await(gather(cache.get(1), cache.get(1), cache.get(2), cache.get(1))))
        .containsExactly("v1", "v1", "v2", "v1");
    trail.assertIs("run 1", "run 2");
    assertThat(cache.info()).isEqualTo(new CacheInfo(2, 2, 128, 2));
    assertThat(now()).isEqualTo(seconds(1));
  }

  @AsyncTest
  @DisplayName("CACHE-03 a waiter's cancellation ends its wait only")
  void aWaiterIsCancelled() {
    var first = createTask(cache.get(1));
    var second = createTask(cache.get(1));
    passes(2);
    first.cancel();
    assertFails(CancelledError.class, first);
    assertThat(await(second)).isEqualTo("v1");
    trail.assertIs("run 1");
  }

  @AsyncTest
  @DisplayName("CACHE-03 the last waiter's cancellation cancels the run, and frees the key at once")
  void theLastWaiterIsCancelled() {
    var first = createTask(cache.get(1));
    var second = createTask(cache.get(1));
    passes(2);
    first.cancel();
    passes(1);
    second.cancel();
    assertFails(CancelledError.class, second);
    assertThat(cache.contains(1)).isFalse();
    assertThat(await(cache.get(1))).isEqualTo("v1");
    trail.assertIs("run 1", "cancelled 1", "run 1");
    assertThat(cache.info()).isEqualTo(new CacheInfo(1, 2, 128, 1));
  }

  @AsyncTest
  @DisplayName("CACHE-03 who joins in the pass in between starts a run of its own")
  void whoJoinsInBetween() {
    var waiter = createTask(cache.get(1));
    passes(2);
    waiter.cancel();
    var next = createTask(cache.get(1)); // runs right after the waiter has heard
    assertThat(await(next)).isEqualTo("v1");
    assertThat(trail.lines()).containsExactlyInAnyOrder("run 1", "cancelled 1", "run 1");
  }

  @AsyncTest
  @DisplayName("CACHE-03 a run that does not let itself be cancelled is not kept")
  void aStubbornRun() {
    var stubborn =
        AsyncCache.ofBody(
            (Integer key) -> {
              try {
                pause(1);
              } catch (CancelledError e) {
                pause(1);
              }
              return "v";
            },
            OPTIONS);
    var waiter = createTask(stubborn.get(1));
    passes(2);
    waiter.cancel();
    assertFails(CancelledError.class, waiter);
    pause(3);
    assertThat(stubborn.contains(1)).isFalse();
  }

  @AsyncTest
  @DisplayName("CACHE-06 the run is a task of its own, with the first caller's context variables")
  void theRunIsATask() {
    ContextVar<String> user = ContextVar.create("user", "nobody");
    var seen =
        AsyncCache.ofBody(
            (Integer key) -> {
              pause(1);
              trail.add(currentTask().getName() + " " + user.get());
              user.set("changed");
              return key;
            },
            OPTIONS);
    var callers = new ArrayList<Coroutine<Integer>>();
    for (var name : List.of("ada", "bob")) {
      callers.add(
          async(
              () -> {
                user.set(name);
                int value = await(seen.get(5));
                assertThat(user.get()).isEqualTo(name);
                return value;
              }));
    }
    await(gather(callers));
    trail.assertIs("cache-5 ada");
  }

  @AsyncTest
  @DisplayName("CACHE-06 a caller's timeout reaches the run only if it was the last")
  void timeouts() {
    var patient = createTask(cache.get(1));
    passes(1);
    assertFails(AsyncTimeoutException.class, waitFor(cache.get(1), Duration.ofMillis(500)));
    assertThat(await(patient)).isEqualTo("v1");
    assertFails(AsyncTimeoutException.class, waitFor(cache.get(2), Duration.ofMillis(500)));
    passes(1);
    trail.assertIs("run 1", "run 2", "cancelled 2");
  }

  @AsyncTest
  @DisplayName("CACHE-24 waiters go on in the order of their calls, one pass after the run's end")
  void theOrderOfWaiters() {
    var waiters = new ArrayList<Coroutine<Void>>();
    for (int i = 0; i < 5; i++) {
      int number = i;
      waiters.add(
          async(
              () -> {
                await(cache.get(1));
                trail.add(number);
              }));
    }
    await(gather(waiters));
    trail.assertIs("run 1", 0, 1, 2, 3, 4);
  }

  @AsyncTest
  @DisplayName("CACHE-30 a level-cancelled waiter stops waiting; the run belongs to no scope")
  void levels() {
    var cancelled = new boolean[1];
    var first =
        createTask(
            async(
                (Body<String>)
                    () -> {
                      CancelScopes.set(currentTask(), () -> cancelled[0]);
                      return await(cache.get(1));
                    }));
    passes(1);
    var second = createTask(cache.get(1));
    passes(2);
    cancelled[0] = true;
    CancelScopes.interruptWait(first, "the scope");
    assertFails(CancelledError.class, first);
    assertThat(await(second)).isEqualTo("v1");
    trail.assertIs("run 1");
  }

  @AsyncTest
  @DisplayName("CACHE-07 a hit neither suspends nor makes a task; the task of the run is not kept")
  void hits() {
    var task = new WeakReference<?>[1];
    var other =
        AsyncCache.ofBody(
            (Integer key) -> {
              task[0] = new WeakReference<>(currentTask());
              return "v";
            },
            OPTIONS);
    await(other.get(1));
    createTask(async(() -> trail.add("another task")));
    var before = allTasks();
    for (int i = 0; i < 100; i++) assertThat(await(other.get(1))).isEqualTo("v");
    assertThat(allTasks()).isEqualTo(before);
    trail.assertIs();
    passes(1);
    RealTime.collectGarbageUntil(() -> task[0].get() == null);
    assertThat(other.contains(1)).isTrue();
  }
}
