package dev.asyncio4j.redis;

import java.time.Duration;
import java.util.Map;

/**
 * Queued: the commands of strings, as Redis names them; a pipeline has them.
 *
 * <p><i>Python:</i> the methods of the same names. <b>Thread and loop:</b> on the turn of the
 * client's loop.
 *
 * @param <V> the type of keys, fields and values in replies
 */
public interface QueuedStringCommands<V> extends QueueCaller<V> {
  /**
   * Appends to a string; a missing one counts as empty.
   *
   * @param key the key
   * @param value the value
   * @return this pipeline
   */
  default RedisPipeline<V> append(Object key, Object value) {
    return queue(Reply.LONG, "APPEND", key, value);
  }

  /**
   * Gets the value of a key.
   *
   * @param key the key
   * @return this pipeline
   */
  default RedisPipeline<V> get(Object key) {
    return queue(Reply.value(), "GET", key);
  }

  /**
   * Gets the value of a key, and deletes it.
   *
   * @param key the key
   * @return this pipeline
   */
  default RedisPipeline<V> getdel(Object key) {
    return queue(Reply.value(), "GETDEL", key);
  }

  /**
   * Gets the value of a key, and sets how long it lives.
   *
   * @param key the key
   * @param options what else
   * @return this pipeline
   */
  default RedisPipeline<V> getex(Object key, GetExOptions options) {
    return queue(Reply.value(), "GETEX", key, options);
  }

  /**
   * Gets a part of a string, by its bytes.
   *
   * @param key the key
   * @param start the first one
   * @param end the last one
   * @return this pipeline
   */
  default RedisPipeline<V> getrange(Object key, long start, long end) {
    return queue(Reply.value(), "GETRANGE", key, start, end);
  }

  /**
   * Sets a value, and gets the old one.
   *
   * @param key the key
   * @param value the value
   * @return this pipeline
   */
  default RedisPipeline<V> getset(Object key, Object value) {
    return queue(Reply.value(), "GETSET", key, value);
  }

  /**
   * Gets the longest common subsequence of two strings.
   *
   * @param key1 the one
   * @param key2 the other
   * @return this pipeline
   */
  default RedisPipeline<V> lcs(Object key1, Object key2) {
    return queue(Reply.value(), "LCS", key1, key2);
  }

  /**
   * Gets how long the longest common subsequence is.
   *
   * @param key1 the one
   * @param key2 the other
   * @return this pipeline
   */
  default RedisPipeline<V> lcsLength(Object key1, Object key2) {
    return queue(Reply.LONG, "LCS", key1, key2, "LEN");
  }

  /**
   * Gets where two strings agree.
   *
   * @param key1 the one
   * @param key2 the other
   * @return this pipeline
   */
  default RedisPipeline<V> lcsIndexes(Object key1, Object key2) {
    return queue(Reply.PLAIN_MAP, "LCS", key1, key2, "IDX", "WITHMATCHLEN");
  }

  /**
   * Gets the values of keys.
   *
   * @param keys the keys, one by one or as a collection
   * @return this pipeline
   */
  default RedisPipeline<V> mget(Object... keys) {
    return queue(Reply.values(), "MGET", CommandArguments.all(keys));
  }

  /**
   * Sets several keys.
   *
   * @param values the values
   * @return this pipeline
   */
  default RedisPipeline<V> mset(Map<?, ?> values) {
    return queue(Reply.OK, "MSET", CommandArguments.pairs(values));
  }

  /**
   * Sets several keys if none of them is there.
   *
   * @param values the values
   * @return this pipeline
   */
  default RedisPipeline<V> msetnx(Map<?, ?> values) {
    return queue(Reply.BOOL, "MSETNX", CommandArguments.pairs(values));
  }

  /**
   * Sets a value that lives for milliseconds.
   *
   * @param key the key
   * @param ttl how long
   * @param value the value
   * @return this pipeline
   */
  default RedisPipeline<V> psetex(Object key, Duration ttl, Object value) {
    return queue(Reply.OK, "PSETEX", key, CommandArguments.millis(ttl), value);
  }

  /**
   * Sets a value.
   *
   * @param key the key
   * @param value the value
   * @return this pipeline
   */
  default RedisPipeline<V> set(Object key, Object value) {
    return queue(Reply.OK, "SET", key, value);
  }

  /**
   * Sets a value; false if the options refuse it.
   *
   * @param key the key
   * @param value the value
   * @param options what else
   * @return this pipeline
   */
  default RedisPipeline<V> set(Object key, Object value, SetOptions options) {
    return queue(Reply.OK, "SET", key, value, options);
  }

  /**
   * Sets a value, and gets the old one.
   *
   * @param key the key
   * @param value the value
   * @return this pipeline
   */
  default RedisPipeline<V> setGet(Object key, Object value) {
    return queue(Reply.value(), "SET", key, value, "GET");
  }

  /**
   * Sets a value, and gets the old one.
   *
   * @param key the key
   * @param value the value
   * @param options what else
   * @return this pipeline
   */
  default RedisPipeline<V> setGet(Object key, Object value, SetOptions options) {
    return queue(Reply.value(), "SET", key, value, options, "GET");
  }

  /**
   * Sets a value that lives for seconds.
   *
   * @param key the key
   * @param ttl how long
   * @param value the value
   * @return this pipeline
   */
  default RedisPipeline<V> setex(Object key, Duration ttl, Object value) {
    return queue(Reply.OK, "SETEX", key, CommandArguments.seconds(ttl), value);
  }

  /**
   * Sets a value if there is none.
   *
   * @param key the key
   * @param value the value
   * @return this pipeline
   */
  default RedisPipeline<V> setnx(Object key, Object value) {
    return queue(Reply.BOOL, "SETNX", key, value);
  }

  /**
   * Writes over a part of a string.
   *
   * @param key the key
   * @param offset the place, from 0
   * @param value the value
   * @return this pipeline
   */
  default RedisPipeline<V> setrange(Object key, long offset, Object value) {
    return queue(Reply.LONG, "SETRANGE", key, offset, value);
  }

  /**
   * Gets how many bytes a string has.
   *
   * @param key the key
   * @return this pipeline
   */
  default RedisPipeline<V> strlen(Object key) {
    return queue(Reply.LONG, "STRLEN", key);
  }

  /**
   * Gets a part of a string; the old name of getrange.
   *
   * @param key the key
   * @param start the first one
   * @param end the last one
   * @return this pipeline
   */
  default RedisPipeline<V> substr(Object key, long start, long end) {
    return queue(Reply.value(), "SUBSTR", key, start, end);
  }
}
