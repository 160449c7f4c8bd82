package dev.asyncio4j.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.AsyncTest;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** The memory that an entry takes. */
@ExtendWith(NothingLeftBehind.class)
class MemoryTest {
  private static final int ENTRIES = 100_000;

  @AsyncTest
  @DisplayName("CACHE-28 an entry takes 120 bytes at most, beside its key and value")
  void bytesOfAnEntry() {
    var keys = new Integer[ENTRIES];
    for (int i = 0; i < ENTRIES; i++) keys[i] = i;
    var options = CacheOptions.defaults().unbounded().timeToLive(Duration.ofHours(1));
    var cache = AsyncCache.ofBody((Integer key) -> key, options);
    cache.put(keys[0], keys[0]);
    long before = used();
    for (var key : keys) cache.put(key, key);
    long bytes = (used() - before) / ENTRIES;
    assertThat(cache.info().currsize()).isEqualTo(ENTRIES);
    assertThat(bytes).isBetween(40L, 120L);
  }

  private static long used() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      System.gc();
      var runtime = Runtime.getRuntime();
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least;
  }
}
