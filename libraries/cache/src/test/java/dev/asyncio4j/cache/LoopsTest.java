package dev.asyncio4j.cache;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.toThread;
import static dev.asyncio4j.cache.Runs.OPTIONS;
import static dev.asyncio4j.testing.Virtual.VIRTUAL;
import static dev.asyncio4j.testing.Virtual.passes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.exceptions.NoRunningLoopException;
import dev.asyncio4j.support.LogCapture;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.AsyncTests;
import dev.asyncio4j.testing.RealTime;
import dev.asyncio4j.testing.TestOptions;
import dev.asyncio4j.testing.Trail;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One cache and several loops. */
@ExtendWith(NothingLeftBehind.class)
class LoopsTest {
  private final Runs runs = new Runs();
  private final Trail trail = runs.trail;
  private final AsyncCache<Integer, String> cache = AsyncCache.of(runs::slow, OPTIONS);

  @Test
  @DisplayName("CACHE-17 on another loop, once the first is closed, it is cleared and bound anew")
  void anotherLoop() {
    var logger = Logger.getLogger("asyncio4j");
    var level = logger.getLevel();
    logger.setLevel(Level.FINE);
    try (var log = new LogCapture()) {
      AsyncTests.run(() -> await(cache.get(1)));
      assertThat(cache.contains(1)).as("until then it may be looked at").isTrue();
      AsyncTests.run(
          () -> {
            await(cache.get(1));
            await(cache.get(1));
          });
      trail.assertIs("run 1", "run 1");
      assertThat(cache.info()).isEqualTo(new CacheInfo(1, 1, 128, 1));
      assertThat(log.messages())
          .filteredOn(message -> message.contains("its loop was closed"))
          .hasSize(1);
    } finally {
      logger.setLevel(level);
    }
  }

  @Test
  @DisplayName("CACHE-17 runs of a loop that was closed are forgotten, and their keys are free")
  void runsOfAClosedLoop() {
    AsyncTests.run(
        TestOptions.defaults().mayLeave("tasks"),
        () -> {
          createTask(cache.get(1));
          passes(2);
        });
    AsyncTests.run(() -> assertThat(await(cache.get(1))).isEqualTo("v1"));
  }

  @AsyncTest
  @DisplayName("CACHE-17 while the first loop is open, another one is refused, with both names")
  void twoOpenLoops() {
    await(cache.get(1));
    await(
        toThread(
            () -> {
              assertThatThrownBy(() -> AsyncTests.run(() -> await(cache.get(1))))
                  .isInstanceOf(IllegalStateException.class)
                  .hasMessageContainingAll("belongs to <EventLoop", "not on <EventLoop");
              assertThatThrownBy(() -> cache.invalidate(1))
                  .isInstanceOf(IllegalStateException.class)
                  .hasMessageContaining("which runs: use it there, not in thread");
            }));
    assertThat(cache.info()).isEqualTo(new CacheInfo(0, 1, 128, 1));
  }

  @Test
  @DisplayName("CACHE-18 outside of a loop get makes a coroutine, and nothing else")
  void outsideOfALoop() {
    var coroutine = cache.get(1);
    assertThat(cache.info()).isEqualTo(new CacheInfo(0, 0, 128, 0));
    assertThat(cache.contains(1)).isFalse();
    assertThat(run(coroutine)).isEqualTo("v1");
    assertThat(cache.info().misses()).isEqualTo(1);
    assertThatThrownBy(() -> AsyncCache.of(runs::slow).put(1, "x"))
        .isInstanceOf(NoRunningLoopException.class);
  }

  @Test
  @DisplayName("CACHE-20 the end of the run of the loop cancels runs as any task")
  void theEndOfTheLoop() {
    try (var log = new LogCapture()) {
      run(
          async(
              () -> {
                createTask(cache.get(1));
                passes(3);
              }),
          VIRTUAL);
      trail.assertIs("run 1", "cancelled 1");
      assertThat(log.messages()).isEmpty();
    }
  }

  @Test
  @DisplayName("CACHE-17 eight loops at a time, each with a cache of its own")
  void eightLoops() throws Exception {
    var wrong = new AtomicInteger();
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < 8; i++) {
      int seed = i;
      var thread = new Thread(() -> hammer(seed, wrong));
      thread.start();
      threads.add(thread);
    }
    threads.forEach(RealTime::join);
    assertThat(wrong).hasValue(0);
  }

  private static void hammer(int seed, AtomicInteger wrong) {
    wrong.incrementAndGet();
    run(
        async(
            () -> {
              var own =
                  AsyncCache.ofBody(
                      (Integer key) -> {
                        await(sleep(Duration.ofNanos(key * 1000L)));
                        return key * 2;
                      },
                      OPTIONS.maxsize(20).timeToLive(Duration.ofMillis(5)));
              var random = new Random(seed);
              for (int i = 0; i < 300; i++) {
                var keys = random.ints(5, 0, 60).boxed().toList();
                var all = await(own.getAll(keys));
                for (int key : keys) assertThat(all.get(key)).isEqualTo(key * 2);
              }
              assertThat(own.info().currsize()).isLessThanOrEqualTo(20);
            }));
    wrong.decrementAndGet();
  }
}
