package dev.asyncio4j.cache;

import org.jspecify.annotations.Nullable;

/**
 * A function in direct style whose values are cached: it may await.
 *
 * @param <K> the type of its argument
 * @param <V> the type of its values
 * @see AsyncCache#ofBody
 */
@FunctionalInterface
public interface Loader<K extends @Nullable Object, V extends @Nullable Object> {
  /**
   * Gives the value of a key.
   *
   * @param key the key
   * @return the value
   * @throws Exception if there is none; whoever waits for it gets the same object
   */
  V load(K key) throws Exception;
}
