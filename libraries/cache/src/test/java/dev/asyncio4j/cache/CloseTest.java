package dev.asyncio4j.cache;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.cache.Runs.OPTIONS;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.testing.Virtual.now;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.pause;
import static dev.asyncio4j.testing.Virtual.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.Trail;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** The end of a cache. */
@ExtendWith(NothingLeftBehind.class)
class CloseTest {
  private final Runs runs = new Runs();
  private final Trail trail = runs.trail;
  private final AsyncCache<Integer, String> cache = AsyncCache.of(runs::slow, OPTIONS);

  @AsyncTest
  @DisplayName("CACHE-19 a closed cache takes no calls; runs are cancelled; twice is once")
  void closeCancels() {
    var running = createTask(cache.get(1));
    passes(2);
    await(cache.closeAsync(false));
    trail.assertIs("run 1", "cancelled 1");
    assertFails(CancelledError.class, running);
    assertThat(cache.closed()).isTrue();
    assertThat(assertFails(IllegalStateException.class, cache.get(1)))
        .hasMessageStartingWith("cache is closed");
    assertFails(IllegalStateException.class, cache.getAll(List.of(1)));
    assertThatThrownBy(() -> cache.put(1, "x")).isInstanceOf(IllegalStateException.class);
    await(cache.closeAsync(true));
    cache.close();
    assertThat(now()).isZero();
  }

  @AsyncTest
  @DisplayName("CACHE-19 with wait, runs go on to their ends")
  void closeWaits() {
    var running = createTask(cache.get(1));
    passes(2);
    await(cache.closeAsync(true));
    assertThat(now()).isEqualTo(seconds(1));
    assertThat(await(running)).isEqualTo("v1");
  }

  @AsyncTest
  @DisplayName("CACHE-19 a close that is cancelled: the cache is closed all the same")
  void aCloseThatIsCancelled() {
    var running = createTask(cache.get(1));
    passes(2);
    var closing = createTask(cache.closeAsync(true));
    passes(1);
    closing.cancel();
    assertFails(CancelledError.class, closing);
    assertThat(cache.closed()).isTrue();
    assertThat(await(running)).isEqualTo("v1");
  }

  @AsyncTest
  @DisplayName("CACHE-19 try-with-resources cancels and waits; a callback does not wait")
  void close() {
    try (var own = AsyncCache.of(runs::slow, OPTIONS)) {
      createTask(own.get(1));
      passes(2);
    }
    trail.assertIs("run 1", "cancelled 1");
    createTask(cache.get(2));
    passes(2);
    getRunningLoop().callSoon(cache::close);
    pause(1);
    assertThat(cache.closed()).isTrue();
    assertThat(trail.lines()).endsWith("run 2", "cancelled 2");
    AsyncCache.of(runs::slow, OPTIONS).close();
  }

  @AsyncTest
  @DisplayName("CACHE-19 a run that closes its cache is refused: it would wait for itself")
  void aRunThatClosesItsCache() {
    var self = new AsyncCache<?, ?>[1];
    self[0] =
        AsyncCache.ofBody(
            (Integer key) -> {
              assertThatThrownBy(() -> self[0].close())
                  .isInstanceOf(IllegalStateException.class)
                  .hasMessageContaining("itself");
              return key;
            },
            OPTIONS);
    @SuppressWarnings("unchecked")
    var own = (AsyncCache<Integer, Integer>) self[0];
    assertThat(await(own.get(3))).isEqualTo(3);
    assertThat(own.closed()).isFalse();
    assertThat(await(async(() -> own.toString())))
        .isEqualTo("<AsyncCache cache currsize=1 maxsize=128 running=0>");
  }
}
