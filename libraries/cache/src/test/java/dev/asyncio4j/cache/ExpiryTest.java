package dev.asyncio4j.cache;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.cache.Runs.OPTIONS;
import static dev.asyncio4j.testing.Virtual.now;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.pause;
import static dev.asyncio4j.testing.Virtual.reports;
import static dev.asyncio4j.testing.Virtual.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.exceptions.DeadlockException;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.sync.Event;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.AsyncTests;
import dev.asyncio4j.testing.RealTime;
import dev.asyncio4j.testing.Trail;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The age of values. */
@ExtendWith(NothingLeftBehind.class)
class ExpiryTest {
  private final Runs runs = new Runs();
  private final Trail trail = runs.trail;

  private AsyncCache<Integer, String> cache(CacheOptions options) {
    return AsyncCache.of(runs::slow, options);
  }

  @AsyncTest
  @DisplayName("CACHE-08 a value is kept for its time from the end of the run, by the clock")
  void timeToLive() {
    var cache = cache(OPTIONS.timeToLive(seconds(5)));
    await(cache.get(1)); // at 1, until 6
    await(sleep(Duration.ofMillis(4999)));
    await(cache.get(1));
    assertThat(cache.contains(1)).isTrue();
    await(sleep(Duration.ofMillis(1)));
    assertThat(cache.contains(1)).isFalse();
    assertThat(cache.ifPresent(1)).isEmpty();
    assertThat(cache.keys()).isEmpty();
    assertThat(cache.info()).isEqualTo(new CacheInfo(1, 1, 128, 0));
    await(cache.get(1));
    trail.assertIs("run 1", "run 1");
  }

  @AsyncTest
  @DisplayName("CACHE-08 a value that is put lives as long; what is too old is told to onEvict")
  void putAndEvict() {
    var options =
        OPTIONS.timeToLive(seconds(5)).onEvict((Integer key, String v) -> trail.add(key + v));
    var cache = cache(options);
    cache.put(1, "x");
    pause(3);
    cache.put(2, "y");
    pause(3);
    assertThat(cache.keys()).containsExactly(2);
    trail.assertIs("1x");
    assertThat(cache.invalidate(1)).isFalse();
  }

  @AsyncTest
  @DisplayName("CACHE-08 a time to live of zero keeps a value for no time")
  void noTime() {
    var cache = cache(OPTIONS.timeToLive(Duration.ZERO));
    await(cache.get(1));
    await(cache.get(1));
    trail.assertIs("run 1", "run 1");
    assertThatThrownBy(() -> OPTIONS.timeToLive(seconds(-1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(await(cache(OPTIONS.timeToLive(Duration.ofSeconds(Long.MAX_VALUE))).get(2)))
        .isEqualTo("v2");
  }

  @Test
  @DisplayName("CACHE-08 an idle cache frees what is too old, in real time")
  void anIdleCacheFreesValues() {
    run(
        async(
            () -> {
              var cache =
                  AsyncCache.ofBody(
                      (Integer key) -> new Object(), OPTIONS.timeToLive(Duration.ofMillis(50)));
              var values = new ArrayList<WeakReference<Object>>();
              for (int i = 0; i < 100; i++) values.add(new WeakReference<>(await(cache.get(i))));
              for (int i = 0; i < 100 && !gone(values); i++) {
                await(sleep(Duration.ofMillis(50)));
                System.gc();
              }
              assertThat(gone(values)).isTrue();
              cache.close();
            }));
  }

  private static boolean gone(ArrayList<WeakReference<Object>> values) {
    return values.stream().allMatch(value -> value.get() == null);
  }

  @AsyncTest
  @DisplayName("CACHE-08 a cache that nobody has is collected, whatever time its values have")
  void aDroppedCache() {
    var cache = cache(OPTIONS.timeToLive(Duration.ofHours(1)));
    await(cache.get(1));
    var reference = new WeakReference<>(cache);
    cache = null;
    passes(3);
    RealTime.collectGarbageUntil(() -> reference.get() == null);
  }

  @AsyncTest
  @DisplayName("CACHE-09 jitter draws from [ttl, ttl + jitter]")
  void jitter() {
    var options =
        OPTIONS.unbounded().timeToLive(seconds(100)).jitter(seconds(50)).random(new Random(7));
    var cache = cache(options);
    for (int i = 0; i < 1000; i++) cache.put(i, "x");
    pause(99);
    assertThat(cache.info().currsize()).isEqualTo(1000);
    pause(26);
    assertThat(cache.info().currsize()).isBetween(400, 600);
    pause(25);
    assertThat(cache.info().currsize()).isZero();
  }

  @Test
  @DisplayName("CACHE-09 jitter without a time to live, or below zero, is refused at the option")
  void jitterIsChecked() {
    assertThatThrownBy(() -> OPTIONS.jitter(seconds(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("jitter requires ttl to be set");
    assertThatThrownBy(() -> OPTIONS.timeToLive(seconds(1)).jitter(seconds(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("jitter must be non-negative");
  }

  @AsyncTest
  @DisplayName("CACHE-10 an old value is given at once, and one run renews it behind")
  void refreshAfter() {
    var cache = cache(OPTIONS.timeToLive(seconds(100)).refreshAfter(seconds(10)));
    await(cache.get(1));
    pause(10);
    var before = now();
    assertThat(await(cache.get(1))).isEqualTo("v1");
    assertThat(await(cache.get(1))).isEqualTo("v1");
    assertThat(now()).isEqualTo(before);
    pause(2);
    trail.assertIs("run 1", "run 1");
    pause(97);
    assertThat(cache.contains(1)).as("its age counts anew").isTrue();
  }

  @AsyncTest
  @DisplayName("CACHE-10 a renewal that fails is reported; the old value stays until its time")
  void aRenewalThatFails() {
    var reports = reports();
    var cache = cache(OPTIONS.timeToLive(seconds(30)).refreshAfter(seconds(10)));
    await(cache.get(1));
    pause(10);
    runs.failure = new IllegalStateException("no line");
    await(cache.get(1));
    pause(2);
    assertThat(reports).hasSize(1);
    assertThat(reports.get(0).exception()).isSameAs(runs.failure);
    assertThat(await(cache.get(1))).isEqualTo("v1");
    pause(9);
    assertThat(await(cache.get(1))).as("tried again after as much time").isEqualTo("v1");
    pause(10);
    assertThat(cache.contains(1)).isFalse();
    trail.assertIs("run 1", "run 1", "run 1");
    assertThat(reports).hasSize(2);
  }

  @AsyncTest
  @DisplayName("CACHE-10 a value that becomes too old as it is renewed: callers join the renewal")
  void aRenewalIsJoined() {
    var cache = cache(OPTIONS.timeToLive(seconds(10)).refreshAfter(seconds(9)));
    await(cache.get(1));
    await(sleep(Duration.ofMillis(9500)));
    await(cache.get(1));
    await(sleep(Duration.ofMillis(700)));
    var start = now();
    assertThat(await(cache.get(1))).isEqualTo("v1");
    assertThat(now().minus(start)).isEqualTo(Duration.ofMillis(300));
    trail.assertIs("run 1", "run 1");
  }

  @Test
  @DisplayName("CACHE-29 ages follow virtual time, and an idle cache does not make it go on")
  void virtualTimeStandsStill() {
    var loopTime = new Duration[1];
    assertThatThrownBy(
            () ->
                AsyncTests.run(
                    () -> {
                      var cache = cache(OPTIONS.timeToLive(Duration.ofDays(1)));
                      await(cache.get(1));
                      getRunningLoop().callLater(seconds(5), () -> loopTime[0] = now());
                      await(Event.create().await());
                    }))
        .isInstanceOf(DeadlockException.class);
    assertThat(loopTime[0]).isEqualTo(seconds(6));
  }

  @AsyncTest
  @DisplayName("CACHE-13 a run that ends after its entry has been replaced leaves that alone")
  void aLateRun() {
    var cache = cache(OPTIONS.timeToLive(seconds(10)));
    var first = createTask(cache.get(1));
    passes(2);
    cache.invalidate(1);
    await(sleep(Duration.ofMillis(500)));
    var second = createTask(cache.get(1));
    assertThat(await(first)).isEqualTo("v1");
    assertThat(cache.ifPresent(1)).isEmpty();
    assertThat(await(second)).isEqualTo("v1");
    assertThat(cache.ifPresent(1)).isPresent();
  }
}
