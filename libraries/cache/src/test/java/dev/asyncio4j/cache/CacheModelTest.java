package dev.asyncio4j.cache;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.testing.Virtual.passes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.Future;
import dev.asyncio4j.Task;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.AsyncTests;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random schedules beside a model: a map from key to run or value, the least recently used first,
 * and the list of each run's waiters.
 */
@ExtendWith(NothingLeftBehind.class)
class CacheModelTest {
  private static final int MAXSIZE = 4;
  private static final int KEYS = 7;
  private static final Duration TIME_TO_LIVE = Duration.ofSeconds(20);

  /** A run, under way until {@code ended}, and those who wait for it. */
  private static final class ModelRun {
    final Future<String> gate = getRunningLoop().createFuture();
    final List<Task<String>> waiters = new ArrayList<>();
  }

  /** An entry: its run, or, once that is null, its value and when it is too old. */
  private static final class ModelEntry {
    ModelRun run;
    String value;
    Duration expires;
  }

  private final LinkedHashMap<Integer, ModelEntry> entries = new LinkedHashMap<>(16, 0.75f, true);
  private final List<ModelRun> underWay = new ArrayList<>();

  /** The gates that the function is to wait for, in the order of its calls. */
  private final Map<Integer, ModelRun> next = new LinkedHashMap<>();

  private long hits;
  private long misses;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  @DisplayName("CACHE-01 CACHE-02 CACHE-03 random schedules beside a model")
  void randomSchedules(int firstSeed) {
    for (int seed = firstSeed * 100; seed < firstSeed * 100 + 15; seed++) {
      var random = new Random(seed);
      AsyncTests.run(() -> schedule(random));
    }
  }

  private void schedule(Random random) {
    entries.clear();
    underWay.clear();
    hits = 0;
    misses = 0;
    var cache =
        AsyncCache.ofBody(
            (Integer key) -> await(next.remove(key).gate),
            CacheOptions.defaults().maxsize(MAXSIZE).timeToLive(TIME_TO_LIVE));
    for (int i = 0; i < 150; i++) {
      step(cache, random, random.nextInt(KEYS));
      passes(5);
      check(cache);
    }
    await(cache.closeAsync(false));
  }

  private void step(AsyncCache<Integer, String> cache, Random random, int key) {
    switch (random.nextInt(9)) {
      case 0, 1, 2 -> get(cache, key);
      case 3, 4 -> {
        if (!underWay.isEmpty()) end(random);
      }
      case 5 -> {
        if (!underWay.isEmpty()) cancelWaiter(random);
      }
      case 6 -> {
        assertThat(cache.invalidate(key)).isEqualTo(entries.containsKey(key));
        entries.remove(key);
      }
      case 7 -> {
        cache.put(key, "put");
        entries.remove(key);
        add(key).value = "put";
      }
      default -> await(sleep(Duration.ofSeconds(random.nextInt(8))));
    }
  }

  private void get(AsyncCache<Integer, String> cache, int key) {
    dropExpired();
    var entry = entries.get(key); // makes it the newest, too
    if (entry != null && entry.run == null) {
      hits++;
      assertThat(await(cache.get(key))).isEqualTo(entry.value);
      return;
    }
    if (entry == null) {
      misses++;
      entry = add(key);
      entry.run = new ModelRun();
      underWay.add(entry.run);
      next.put(key, entry.run);
    } else {
      hits++;
    }
    entry.run.waiters.add(createTask(cache.get(key)));
  }

  private ModelEntry add(int key) {
    dropExpired();
    var entry = new ModelEntry();
    entry.expires = getRunningLoop().time().plus(TIME_TO_LIVE);
    entries.put(key, entry);
    if (entries.size() > MAXSIZE) entries.remove(entries.keySet().iterator().next());
    return entry;
  }

  private void end(Random random) {
    var run = underWay.remove(random.nextInt(underWay.size()));
    boolean fails = random.nextInt(3) == 0;
    if (fails) run.gate.setException(new IllegalStateException("failure"));
    else run.gate.setResult("value");
    passes(5);
    for (var waiter : run.waiters) {
      assertThat(waiter.exception() != null).isEqualTo(fails);
      if (!fails) assertThat(waiter.result()).isEqualTo("value");
    }
    if (fails) entries.values().removeIf(entry -> entry.run == run);
    for (var entry : entries.values()) {
      if (entry.run != run) continue;
      entry.run = null;
      entry.value = "value";
      entry.expires = getRunningLoop().time().plus(TIME_TO_LIVE);
    }
  }

  private void cancelWaiter(Random random) {
    var run = underWay.get(random.nextInt(underWay.size()));
    run.waiters.remove(random.nextInt(run.waiters.size())).cancel();
    if (!run.waiters.isEmpty()) return;
    passes(5);
    assertThat(run.gate.cancelled()).isTrue();
    underWay.remove(run);
    entries.values().removeIf(entry -> entry.run == run);
  }

  private void dropExpired() {
    var now = getRunningLoop().time();
    entries.values().removeIf(e -> e.run == null && e.expires.compareTo(now) <= 0);
  }

  private void check(AsyncCache<Integer, String> cache) {
    dropExpired();
    assertThat(cache.keys()).containsExactlyElementsOf(entries.keySet());
    assertThat(cache.info()).isEqualTo(new CacheInfo(hits, misses, MAXSIZE, entries.size()));
    for (var run : underWay) {
      assertThat(run.waiters).isNotEmpty().noneMatch(Future::done);
    }
  }
}
