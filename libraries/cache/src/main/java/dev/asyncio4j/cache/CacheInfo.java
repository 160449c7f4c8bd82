package dev.asyncio4j.cache;

import org.jspecify.annotations.Nullable;

/**
 * The counters of a cache.
 *
 * <p><i>Python:</i> what {@code cache_info()} returns.
 *
 * @param hits how many calls found a value, or joined a run
 * @param misses how many calls started a run
 * @param maxsize how many entries are kept at most; null: any number
 * @param currsize how many entries there are, those included whose run is under way
 */
public record CacheInfo(long hits, long misses, @Nullable Integer maxsize, int currsize) {
  /** Shows the counters as Python does. */
  @Override
  public String toString() {
    return "CacheInfo(hits=%d, misses=%d, maxsize=%s, currsize=%d)"
        .formatted(hits, misses, maxsize == null ? "None" : maxsize, currsize);
  }
}
