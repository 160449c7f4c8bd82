package dev.asyncio4j.cache;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.cache.Runs.OPTIONS;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.testing.Virtual.passes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.AsyncTest;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** The functions that call their own cache. */
@ExtendWith(NothingLeftBehind.class)
class CycleTest {
  /** What each key needs before it has a value: the number of keys below it, itself included. */
  private static final class Graph {
    final Map<String, List<String>> needs;
    final AsyncCache<String, Integer> sizes = AsyncCache.of(this::size, OPTIONS.name("size"));

    Graph(Map<String, List<String>> needs) {
      this.needs = needs;
    }

    private Coroutine<Integer> size(String key) {
      return async(
          () -> {
            await(sleep(Duration.ofSeconds(1)));
            int sum = 1;
            for (int each : await(gather(needs.get(key).stream().map(sizes::get).toList()))) {
              sum += each;
            }
            return sum;
          });
    }
  }

  @AsyncTest
  @DisplayName("CACHE-16 a function may call its own cache for other keys")
  void recursion() {
    var self = new AsyncCache<?, ?>[1];
    @SuppressWarnings("unchecked")
    AsyncCache<Integer, BigInteger> fibonacci =
        AsyncCache.ofBody(
            n -> {
              if (n < 2) return BigInteger.valueOf(n);
              var own = (AsyncCache<Integer, BigInteger>) self[0];
              return await(own.get(n - 1)).add(await(own.get(n - 2)));
            },
            OPTIONS.unbounded());
    self[0] = fibonacci;
    assertThat(await(fibonacci.get(90))).isEqualTo(new BigInteger("2880067194370816120"));
    assertThat(fibonacci.info().misses()).isEqualTo(91);
  }

  @AsyncTest
  @DisplayName("CACHE-16 a diamond is no cycle")
  void aDiamond() {
    var graph =
        new Graph(
            Map.of(
                "a", List.of("b", "c"),
                "b", List.of("d"),
                "c", List.of("d"),
                "d", List.of()));
    assertThat(await(graph.sizes.get("a"))).isEqualTo(5);
  }

  @AsyncTest
  @DisplayName("CACHE-16 get of a key inside its own run is refused: it would wait for itself")
  void theOwnKey() {
    var graph = new Graph(Map.of("k", List.of("k")));
    assertThat(assertFails(IllegalStateException.class, graph.sizes.get("k")))
        .hasMessageContaining("a run would wait for itself: size-k → size-k");
    assertThat(graph.sizes.contains("k")).isFalse();
  }

  @AsyncTest
  @DisplayName("CACHE-16 a cycle over several runs and their tasks is found, and named")
  void aCycle() {
    var graph =
        new Graph(
            Map.of("a", List.of("b", "e"), "b", List.of("c"), "c", List.of("a"), "e", List.of()));
    var error = assertFails(IllegalStateException.class, graph.sizes.get("a"));
    assertThat(error).hasMessageContaining("size-a → size-b → size-c → size-a");
    assertThat(await(graph.sizes.get("e"))).isEqualTo(1);
  }

  @AsyncTest
  @DisplayName("CACHE-16 a cycle over two caches, begun at both ends, is found")
  void twoCaches() {
    var caches = new AsyncCache<?, ?>[2];
    for (int i = 0; i < 2; i++) {
      int other = 1 - i;
      @SuppressWarnings("unchecked")
      Loader<Integer, Integer> loader =
          key -> {
            await(sleep(Duration.ofSeconds(1)));
            return await(((AsyncCache<Integer, Integer>) caches[other]).get(key));
          };
      caches[i] = AsyncCache.ofBody(loader, OPTIONS.name("cache" + i));
    }
    @SuppressWarnings("unchecked")
    var one = createTask(((AsyncCache<Integer, Integer>) caches[0]).get(1));
    @SuppressWarnings("unchecked")
    var two = createTask(((AsyncCache<Integer, Integer>) caches[1]).get(1));
    assertFails(IllegalStateException.class, one);
    assertFails(IllegalStateException.class, two);
  }

  @AsyncTest
  @DisplayName("CACHE-16 a task that outlives the run that made it may ask for its key")
  void aTaskThatOutlivesTheRun() {
    var self = new AsyncCache<?, ?>[1];
    var later = new Task<?>[1];
    @SuppressWarnings("unchecked")
    AsyncCache<Integer, Integer> cache =
        AsyncCache.ofBody(
            key -> {
              var own = (AsyncCache<Integer, Integer>) self[0];
              later[0] =
                  createTask(
                      async(
                          () -> {
                            await(sleep(Duration.ofSeconds(1)));
                            return await(own.get(key));
                          }));
              return key;
            },
            OPTIONS);
    self[0] = cache;
    assertThat(await(cache.get(4))).isEqualTo(4);
    assertThat((Object) await(later[0])).isEqualTo(4);
    passes(1);
  }
}
