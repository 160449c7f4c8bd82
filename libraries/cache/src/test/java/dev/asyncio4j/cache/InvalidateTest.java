package dev.asyncio4j.cache;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.cache.Runs.OPTIONS;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.pause;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.Trail;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** The entries that are taken out, or put in, by hand. */
@ExtendWith(NothingLeftBehind.class)
class InvalidateTest {
  private final Runs runs = new Runs();
  private final Trail trail = runs.trail;
  private final AsyncCache<Integer, String> cache = AsyncCache.of(runs::slow, OPTIONS);

  @AsyncTest
  @DisplayName("CACHE-13 clear and invalidate during a run: its waiters get the value, it goes")
  void duringARun() {
    var one = createTask(cache.get(1));
    var two = createTask(cache.get(2));
    passes(2);
    assertThat(cache.invalidate(1)).isTrue();
    assertThat(cache.invalidate(1)).isFalse();
    cache.clear();
    assertThat(await(one)).isEqualTo("v1");
    assertThat(await(two)).isEqualTo("v2");
    assertThat(cache.info()).isEqualTo(new CacheInfo(0, 0, 128, 0));
    await(cache.get(1));
    trail.assertIs("run 1", "run 2", "run 1");
  }

  @AsyncTest
  @DisplayName("CACHE-13 the end of an old run does not touch a newer entry of the key")
  void anOldRunEnds() {
    var calls = new int[1];
    var uneven =
        AsyncCache.<Integer, String>ofBody(
            key -> {
              int call = ++calls[0];
              pause(call);
              if (call == 1) throw new IllegalStateException("the old run");
              return "new";
            },
            OPTIONS);
    var old = createTask(uneven.get(1));
    passes(2);
    uneven.invalidate(1);
    var newer = createTask(uneven.get(1));
    assertFails(IllegalStateException.class, old);
    assertThat(uneven.contains(1)).as("the newer run is under way").isTrue();
    assertThat(await(newer)).isEqualTo("new");
    assertThat(uneven.ifPresent(1)).contains("new");
  }

  @AsyncTest
  @DisplayName(
      "CACHE-14 put during a run: new callers get what was put; the run does not overwrite")
  void putDuringARun() {
    var running = createTask(cache.get(1));
    passes(2);
    cache.put(1, "put");
    assertThat(await(cache.get(1))).isEqualTo("put");
    assertThat(await(running)).isEqualTo("v1");
    assertThat(await(cache.get(1))).isEqualTo("put");
    assertThat(cache.ifPresent(1)).contains("put");
    cache.put(1, "put again");
    assertThat(await(cache.get(1))).isEqualTo("put again");
  }

  @AsyncTest
  @DisplayName("CACHE-23 clear sets the counters to zero, invalidate does not")
  void counters() {
    for (int key : List.of(1, 1, 2)) await(cache.get(key));
    cache.invalidate(1);
    assertThat(cache.info()).isEqualTo(new CacheInfo(1, 2, 128, 1));
    cache.clear();
    assertThat(cache.info()).isEqualTo(new CacheInfo(0, 0, 128, 0));
  }

  /** An object whose method is cached. */
  private final class Table {
    final AsyncCache<Integer, String> rows = AsyncCache.of(this::row);
    int reads;

    private Coroutine<String> row(int number) {
      reads++;
      return runs.slow(number);
    }
  }

  @AsyncTest
  @DisplayName("CACHE-26 the cache of an object's method is the object's own")
  void methods() {
    var one = new Table();
    var two = new Table();
    await(one.rows.get(1));
    await(two.rows.get(1));
    assertThat(one.rows.invalidate(1)).isTrue();
    await(one.rows.get(1));
    await(two.rows.get(1));
    assertThat(one.reads).isEqualTo(2);
    assertThat(two.reads).isEqualTo(1);
  }

  @AsyncTest
  @DisplayName("CACHE-26 invalidateIf takes out all whose keys are so")
  void invalidateIf() {
    await(cache.getAll(List.of(1, 2, 3, 4)));
    assertThat(cache.invalidateIf(key -> key % 2 == 0)).isEqualTo(2);
    assertThat(cache.keys()).containsExactly(1, 3);
  }
}
