package dev.asyncio4j.cache;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.cache.Runs.OPTIONS;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.pause;
import static dev.asyncio4j.testing.Virtual.reports;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.Task;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.Trail;
import java.io.IOException;
import java.util.ArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Runs that fail, or are cancelled, and who hears of it. */
@ExtendWith(NothingLeftBehind.class)
class SharedFailureTest {
  private final Runs runs = new Runs();
  private final Trail trail = runs.trail;
  private final AsyncCache<Integer, String> cache = AsyncCache.of(runs::slow, OPTIONS);

  @AsyncTest
  @DisplayName("CACHE-04 each waiter gets the same failure; it is not kept, and reported to nobody")
  void failures() {
    var reports = reports();
    var error = new IOException("no line");
    runs.failure = error;
    var waiters = new ArrayList<Task<String>>();
    for (int i = 0; i < 3; i++) waiters.add(createTask(cache.get(1)));
    for (var waiter : waiters) {
      assertThat(assertFails(Exception.class, waiter)).isSameAs(error);
    }
    assertThat(cache.contains(1)).isFalse();
    runs.failure = null;
    assertThat(await(cache.get(1))).isEqualTo("v1");
    assertThat(cache.info()).isEqualTo(new CacheInfo(2, 2, 128, 1));
    waiters.clear();
    System.gc();
    passes(2);
    assertThat(reports).isEmpty();
  }

  @AsyncTest
  @DisplayName("CACHE-04 a failure that reaches no waiter goes to the exception handler")
  void aFailureThatReachesNobody() {
    var reports = reports();
    var failing =
        AsyncCache.<Integer, String>ofBody(
            key -> {
              try {
                pause(1);
              } catch (CancelledError e) {
                throw new IllegalStateException("in the clean-up");
              }
              return "v";
            },
            OPTIONS.name("rows"));
    var waiter = createTask(failing.get(7));
    passes(2);
    waiter.cancel();
    passes(3);
    assertThat(reports).hasSize(1);
    assertThat(reports.get(0).message()).contains("rows-7");
  }

  @AsyncTest
  @DisplayName("CACHE-04 a failure whose only waiter is cancelled in that pass is reported")
  void aFailureWhoseWaiterIsCancelled() {
    var reports = reports();
    var task = new Task<?>[1];
    var failing =
        AsyncCache.<Integer, String>ofBody(
            key -> {
              task[0] = currentTask();
              pause(1);
              throw new IllegalStateException("x");
            },
            OPTIONS);
    var waiter = createTask(failing.get(1));
    passes(3);
    task[0].addDoneCallback(done -> waiter.cancel());
    assertFails(CancelledError.class, waiter);
    assertThat(reports).hasSize(1);
  }

  @AsyncTest
  @DisplayName("CACHE-05 a run that is cancelled: its waiters hear of it, but are not cancelled")
  void aRunThatIsCancelled() {
    var task = new Task<?>[1];
    var other =
        AsyncCache.ofBody(
            (Integer key) -> {
              task[0] = currentTask();
              pause(60);
              return "v";
            },
            OPTIONS);
    var waiter =
        createTask(
            async(
                () -> {
                  try {
                    await(other.get(1));
                  } catch (CancelledError e) {
                    trail.add("cancelling " + currentTask().cancelling());
                  }
                }));
    pause(1);
    task[0].cancel();
    await(waiter);
    trail.assertIs("cancelling 0");
    assertThat(other.contains(1)).isFalse();
  }

  @AsyncTest
  @DisplayName("CACHE-25 a function that throws, or gives null, before there is a coroutine")
  void functionsThatThrowAtOnce() {
    var error = new IllegalArgumentException("no such key");
    var throwing =
        AsyncCache.<Integer, String>of(
            key -> {
              if (key == 1) throw error;
              return null;
            });
    for (int i = 0; i < 2; i++) {
      assertThat(assertFails(Exception.class, throwing.get(1))).isSameAs(error);
    }
    assertThat(throwing.info()).isEqualTo(new CacheInfo(0, 2, 128, 0));
    assertThat(assertFails(IllegalStateException.class, throwing.get(2)))
        .hasMessageContaining("returned null");
  }
}
