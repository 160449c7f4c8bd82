package dev.asyncio4j.cache;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.cache.Runs.OPTIONS;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.reports;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.Trail;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The last n that were used are kept. */
@ExtendWith(NothingLeftBehind.class)
class LruTest {
  private final Runs runs = new Runs();
  private final Trail trail = runs.trail;

  private AsyncCache<Integer, String> cache(int maxsize) {
    return AsyncCache.of(runs::slow, OPTIONS.maxsize(maxsize));
  }

  @AsyncTest
  @DisplayName("CACHE-01 a hit makes an entry the newest; over maxsize the oldest goes")
  void theOldestGoes() {
    var cache = cache(3);
    for (int key : List.of(1, 2, 3, 1, 4, 2, 1)) await(cache.get(key));
    trail.assertIs("run 1", "run 2", "run 3", "run 4", "run 2");
    assertThat(cache.info()).isEqualTo(new CacheInfo(2, 5, 3, 3));
    assertThat(cache.keys()).containsExactly(4, 2, 1);
  }

  @AsyncTest
  @DisplayName("CACHE-01 who joins a run makes it the newest, too")
  void aJoinIsAHit() {
    var cache = cache(2);
    await(gather(cache.get(1), cache.get(2), cache.get(1), cache.get(3)));
    assertThat(cache.keys()).containsExactly(1, 3);
  }

  @AsyncTest
  @DisplayName("CACHE-11 maxsize 0 keeps nothing, but callers share a run")
  void nothingIsKept() {
    var cache = cache(0);
    await(gather(cache.get(1), cache.get(1)));
    assertThat(cache.info()).isEqualTo(new CacheInfo(1, 1, 0, 0));
    await(cache.get(1));
    cache.put(1, "x");
    assertThat(cache.contains(1)).isFalse();
    trail.assertIs("run 1", "run 1");
  }

  @Test
  @DisplayName("CACHE-11 a negative maxsize is refused")
  void maxsizeIsChecked() {
    assertThatThrownBy(() -> OPTIONS.maxsize(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("maxsize must not be negative, got -1");
  }

  @AsyncTest
  @DisplayName("CACHE-01 unbounded keeps all")
  void unbounded() {
    var cache = AsyncCache.of(runs::slow, OPTIONS.unbounded());
    await(cache.getAll(IntStream.range(0, 200).boxed().toList()));
    assertThat(cache.info()).isEqualTo(new CacheInfo(0, 200, null, 200));
    assertThat(cache.info().toString())
        .isEqualTo("CacheInfo(hits=0, misses=200, maxsize=None, currsize=200)");
  }

  @AsyncTest
  @DisplayName("CACHE-12 runs under way count, and may be evicted: their waiters get the value")
  void runsAreEvicted() {
    var cache = cache(1);
    var first = createTask(cache.get(1));
    passes(1);
    var second = createTask(cache.get(2));
    passes(1);
    assertThat(cache.info().currsize()).isEqualTo(1);
    assertThat(cache.contains(1)).isFalse();
    var again = createTask(cache.get(1));
    assertThat(await(first)).isEqualTo("v1");
    assertThat(await(second)).isEqualTo("v2");
    assertThat(await(again)).isEqualTo("v1");
    trail.assertIs("run 1", "run 2", "run 1");
    assertThat(cache.keys()).containsExactly(1);
  }

  @AsyncTest
  @DisplayName("CACHE-15 null keys and null values are fine")
  void nulls() {
    var cache =
        AsyncCache.<String, String>ofBody(
            key -> {
              trail.add("run " + key);
              return key;
            },
            OPTIONS);
    assertThat(await(cache.get(null))).isNull();
    assertThat(await(cache.get(null))).isNull();
    trail.assertIs("run null");
    assertThat(cache.contains(null)).isTrue();
    assertThat(cache.ifPresent(null)).isEmpty();
    var keys = new ArrayList<String>();
    keys.add(null);
    keys.add("a");
    assertThat(await(cache.getAll(keys))).containsEntry(null, null).containsEntry("a", "a");
    assertThat(cache.invalidate(null)).isTrue();
  }

  /** A key that changes, and whose methods may fail. */
  private static final class Hostile {
    int number;
    boolean fails;

    Hostile(int number) {
      this.number = number;
    }

    @Override
    public int hashCode() {
      if (fails) throw new IllegalStateException("hashCode");
      return number;
    }

    @Override
    public boolean equals(Object other) {
      if (fails) throw new IllegalStateException("equals");
      return other instanceof Hostile that && that.number == number;
    }

    @Override
    public String toString() {
      throw new IllegalStateException("toString");
    }
  }

  @AsyncTest
  @DisplayName("CACHE-15 a key whose methods throw: that error, and the cache is unharmed")
  void hostileKeys() {
    var cache = AsyncCache.ofBody((Hostile key) -> key.number, OPTIONS.maxsize(2));
    var good = new Hostile(1);
    var bad = new Hostile(2);
    assertThat(await(cache.get(good))).isEqualTo(1);
    assertThat(await(cache.get(bad))).isEqualTo(2);
    bad.fails = true;
    assertThat(assertFails(IllegalStateException.class, cache.get(bad))).hasMessage("hashCode");
    assertThat(cache.info().currsize()).isEqualTo(2);
    await(cache.get(new Hostile(3)));
    await(cache.get(new Hostile(4)));
    assertThat(cache.info()).isEqualTo(new CacheInfo(0, 4, 2, 2));
  }

  @AsyncTest
  @DisplayName("CACHE-15 a key that changes is not found, and evicted in turn")
  void keysThatChange() {
    var cache = AsyncCache.ofBody((Hostile key) -> key.number, OPTIONS.maxsize(2));
    var key = new Hostile(1);
    await(cache.get(key));
    key.number = 5;
    assertThat(cache.contains(key)).isFalse();
    for (int i = 10; i < 20; i++) await(cache.get(new Hostile(i)));
    assertThat(cache.info().currsize()).isEqualTo(2);
  }

  @AsyncTest
  @DisplayName("CACHE-22 contains and ifPresent count nothing, and do not refresh the order")
  void looksDoNotCount() {
    var cache = cache(2);
    await(cache.get(1));
    await(cache.get(2));
    assertThat(cache.contains(1)).isTrue();
    assertThat(cache.ifPresent(1)).contains("v1");
    assertThat(cache.ifPresent(3)).isEmpty();
    assertThat(cache.keys()).containsExactly(1, 2);
    await(cache.get(3));
    assertThat(cache.contains(1)).isFalse();
    assertThat(cache.info()).isEqualTo(new CacheInfo(0, 3, 2, 2));
    var running = createTask(cache.get(4));
    passes(1);
    assertThat(cache.contains(4)).isTrue();
    assertThat(cache.ifPresent(4)).as("no value yet").isEmpty();
    await(running);
  }

  @AsyncTest
  @DisplayName("CACHE-27 onEvict is told of what goes for want of room, and may call the cache")
  void onEvict() {
    var self = new AsyncCache<?, ?>[1];
    var options =
        OPTIONS
            .maxsize(1)
            .onEvict(
                (Integer key, String value) -> trail.add(key + "=" + value + " " + self[0].keys()));
    var cache = AsyncCache.of(runs::slow, options);
    self[0] = cache;
    await(cache.get(1));
    await(cache.get(2));
    cache.put(3, "three");
    cache.invalidate(3);
    trail.assertIs("run 1", "1=v1 [2]", "run 2", "2=v2 [3]");
  }

  @AsyncTest
  @DisplayName("CACHE-27 a listener that throws is reported; the cache goes on")
  void aListenerThatThrows() {
    var reports = reports();
    var options =
        OPTIONS
            .maxsize(1)
            .onEvict(
                (Integer key, String value) -> {
                  throw new AssertionError("of the listener");
                });
    var cache = AsyncCache.of(runs::slow, options);
    await(cache.get(1));
    assertThat(await(cache.get(2))).isEqualTo("v2");
    assertThat(await(cache.get(2))).isEqualTo("v2");
    assertThat(reports).hasSize(1);
    assertThat(reports.get(0).exception()).hasMessage("of the listener");
  }
}
