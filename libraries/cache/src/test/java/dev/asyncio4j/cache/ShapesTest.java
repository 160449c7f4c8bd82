package dev.asyncio4j.cache;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.cache.Runs.OPTIONS;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.testing.Virtual.now;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.pause;
import static dev.asyncio4j.testing.Virtual.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.Trail;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many keys at once, and functions with other numbers of arguments. */
@ExtendWith(NothingLeftBehind.class)
class ShapesTest {
  private final Runs runs = new Runs();
  private final Trail trail = runs.trail;
  private final AsyncCache<Integer, String> cache = AsyncCache.of(runs::slow, OPTIONS);

  @AsyncTest
  @DisplayName("CACHE-21 getAll runs what is missing at once, and gives all in order")
  void getAll() {
    await(cache.get(2));
    var all = await(cache.getAll(List.of(3, 2, 1, 3)));
    assertThat(now()).isEqualTo(seconds(2));
    assertThat(all.toString()).isEqualTo("{3=v3, 2=v2, 1=v1}");
    assertThat(cache.info()).isEqualTo(new CacheInfo(1, 3, 128, 3));
    assertThat(await(cache.getAll(List.of()))).isEmpty();
  }

  @AsyncTest
  @DisplayName("CACHE-21 one failure is passed on at once; the others are kept when they end")
  void getAllWithAFailure() {
    var error = new IllegalStateException("x");
    var mixed =
        AsyncCache.<Integer, Integer>ofBody(
            key -> {
              pause(key);
              if (key == 1) throw error;
              return key;
            },
            OPTIONS);
    assertThat(assertFails(Exception.class, mixed.getAll(List.of(3, 1, 2)))).isSameAs(error);
    assertThat(now()).isEqualTo(seconds(1));
    pause(3);
    assertThat(mixed.keys()).containsExactly(3, 2);
    assertThat(mixed.ifPresent(3)).contains(3);
  }

  @AsyncTest
  @DisplayName("CACHE-21 cancelling getAll is as cancelling one who waits for each key")
  void aCancelledGetAll() {
    var all = createTask(cache.getAll(List.of(1, 2)));
    passes(2);
    var one = createTask(cache.get(1));
    passes(2);
    all.cancel();
    assertFails(CancelledError.class, all);
    assertThat(await(one)).isEqualTo("v1");
    trail.assertIs("run 1", "run 2", "cancelled 2");
  }

  @AsyncTest
  @DisplayName("CACHE-26 functions without arguments, with two and with three")
  void otherNumbersOfArguments() {
    var none = AsyncCache.of0(() -> runs.slow(0), OPTIONS);
    assertThat(none.contains()).isFalse();
    assertThat(await(none.get())).isEqualTo("v0");
    assertThat(none.ifPresent()).contains("v0");
    assertThat(none.invalidate()).isTrue();
    none.put("put");
    assertThat(await(none.get())).isEqualTo("put");
    assertThat(none.info()).isEqualTo(new CacheInfo(1, 1, 128, 1));
    none.close();
    assertThat(none.closed()).isTrue();

    var two = AsyncCache.of2((Integer a, Integer b) -> runs.slow(a + b), OPTIONS);
    assertThat(await(two.get(1, 2))).isEqualTo("v3");
    assertThat(two.contains(1, 2)).isTrue();
    assertThat(two.contains(2, 1)).isFalse();
    two.put(5, 6, "x");
    assertThat(two.ifPresent(5, 6)).contains("x");
    assertThat(two.keys())
        .containsExactly(new AsyncCache2.Key<>(1, 2), new AsyncCache2.Key<>(5, 6));
    assertThat(await(two.getAll(two.keys()))).hasSize(2);
    assertThat(two.invalidateIf((a, b) -> a == 5)).isEqualTo(1);
    assertThat(two.invalidate(1, 2)).isTrue();
    assertThat(two.info().currsize()).isZero();
    assertThat(two.parameters()).isEqualTo(OPTIONS);
    await(two.closeAsync(true));

    var three =
        AsyncCache.of3(
            (Integer a, Integer b, Integer c) -> async(() -> a + "," + b + "," + c), OPTIONS);
    assertThat(await(three.get(1, null, 3))).isEqualTo("1,null,3");
    assertThat(three.contains(1, null, 3)).isTrue();
    assertThat(await(three.wrapped().apply(7, 8, 9))).isEqualTo("7,8,9");
    three.put(0, 0, 0, "zero");
    assertThat(three.invalidateIf((a, b, c) -> c == 0)).isEqualTo(1);
    three.clear();
    assertThat(three.keys()).isEmpty();
  }

  @AsyncTest
  @DisplayName("CACHE-26 the function that is cached can be called without the cache")
  void wrapped() {
    assertThat(await(cache.wrapped().apply(1))).isEqualTo("v1");
    assertThat(cache.info().misses()).isZero();
    assertThat(cache.parameters().toString()).startsWith("CacheOptions[maxsize=128");
  }
}
