package dev.asyncio4j.redis;

import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.CheckReturnValue;
import java.util.Map;

/**
 * Iterations over keys, fields and members, one page at a time; an early end asks for no more.
 *
 * <p><i>Python:</i> {@code scan_iter} and its like. What is there all the time comes at least once,
 * and may come more than once.
 *
 * <pre>{@code
 * try (var redis = Redis.fromUrl(url)) {
 *   for (var key : each(redis.scanIter(ScanOptions.defaults().match("user:*")))) await(redis.persist(key));
 * }
 * }</pre>
 *
 * @param <V> the type of keys, fields and values in replies
 */
@CheckReturnValue
public interface ScanCommands<V> extends CommandCaller<V> {
  /**
   * Goes through all keys; in a cluster through those of all primaries.
   *
   * @return the keys
   */
  default AsyncIterable<V> scanIter() {
    return scanIter(ScanOptions.defaults());
  }

  /**
   * Goes through keys; in a cluster through those of all primaries.
   *
   * @param options which ones
   * @return the keys
   */
  default AsyncIterable<V> scanIter(ScanOptions options) {
    return Scans.of(cursor -> call(Reply.<V>page(), "SCAN", cursor, options));
  }

  /**
   * Goes through a hash.
   *
   * @param key the key
   * @return fields and values
   */
  default AsyncIterable<Map.Entry<V, V>> hscanIter(Object key) {
    return hscanIter(key, ScanOptions.defaults());
  }

  /**
   * Goes through a hash.
   *
   * @param key the key
   * @param options which fields
   * @return fields and values
   */
  default AsyncIterable<Map.Entry<V, V>> hscanIter(Object key, ScanOptions options) {
    return Scans.of(cursor -> call(Reply.<V>fieldPage(), "HSCAN", key, cursor, options));
  }

  /**
   * Goes through a set.
   *
   * @param key the key
   * @return members
   */
  default AsyncIterable<V> sscanIter(Object key) {
    return sscanIter(key, ScanOptions.defaults());
  }

  /**
   * Goes through a set.
   *
   * @param key the key
   * @param options which members
   * @return members
   */
  default AsyncIterable<V> sscanIter(Object key, ScanOptions options) {
    return Scans.of(cursor -> call(Reply.<V>page(), "SSCAN", key, cursor, options));
  }

  /**
   * Goes through a sorted set.
   *
   * @param key the key
   * @return members with scores
   */
  default AsyncIterable<ScoredValue<V>> zscanIter(Object key) {
    return zscanIter(key, ScanOptions.defaults());
  }

  /**
   * Goes through a sorted set.
   *
   * @param key the key
   * @param options which members
   * @return members with scores
   */
  default AsyncIterable<ScoredValue<V>> zscanIter(Object key, ScanOptions options) {
    return Scans.of(cursor -> call(Reply.<V>scoredPage(), "ZSCAN", key, cursor, options));
  }
}
