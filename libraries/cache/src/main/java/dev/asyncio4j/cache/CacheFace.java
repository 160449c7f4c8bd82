package dev.asyncio4j.cache;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import org.jspecify.annotations.Nullable;

/**
 * The part of a cache that does not depend on how many arguments its function takes.
 *
 * @param <K> the type of the keys, each of which holds all arguments
 * @param <V> the type of the values
 */
abstract class CacheFace<K extends @Nullable Object, V extends @Nullable Object> {
  final AsyncCache<K, V> cache;

  CacheFace(AsyncCache<K, V> cache) {
    this.cache = cache;
  }

  public final void clear() {
    cache.clear();
  }

  public final CacheInfo info() {
    return cache.info();
  }

  public final CacheOptions parameters() {
    return cache.parameters();
  }

  @CheckReturnValue
  public final Coroutine<@Nullable Void> closeAsync(boolean wait) {
    return cache.closeAsync(wait);
  }

  public final void close() {
    cache.close();
  }

  public final boolean closed() {
    return cache.closed();
  }

  @Override
  public final String toString() {
    return cache.toString();
  }
}
