package dev.asyncio4j.redis;

import java.util.Map;

/**
 * Queued: the commands of hashes, as Redis names them; a pipeline has them.
 *
 * <p><i>Python:</i> the methods of the same names. <b>Thread and loop:</b> on the turn of the
 * client's loop.
 *
 * @param <V> the type of keys, fields and values in replies
 */
public interface QueuedHashCommands<V> extends QueueCaller<V> {
  /**
   * Deletes fields.
   *
   * @param key the key
   * @param fields the fields
   * @return this pipeline
   */
  default RedisPipeline<V> hdel(Object key, Object... fields) {
    return queue(Reply.LONG, "HDEL", key, CommandArguments.all(fields));
  }

  /**
   * Tells whether a field is there.
   *
   * @param key the key
   * @param field the field
   * @return this pipeline
   */
  default RedisPipeline<V> hexists(Object key, Object field) {
    return queue(Reply.BOOL, "HEXISTS", key, field);
  }

  /**
   * Gets the value of a field.
   *
   * @param key the key
   * @param field the field
   * @return this pipeline
   */
  default RedisPipeline<V> hget(Object key, Object field) {
    return queue(Reply.value(), "HGET", key, field);
  }

  /**
   * Gets all fields and values.
   *
   * @param key the key
   * @return this pipeline
   */
  default RedisPipeline<V> hgetall(Object key) {
    return queue(Reply.map(), "HGETALL", key);
  }

  /**
   * Gets the values of fields, and deletes these.
   *
   * @param key the key
   * @param fields the fields
   * @return this pipeline
   */
  default RedisPipeline<V> hgetdel(Object key, Object... fields) {
    return queue(Reply.values(), "HGETDEL", key, "FIELDS", CommandArguments.counted(fields));
  }

  /**
   * Gets the values of fields, and sets how long these live.
   *
   * @param key the key
   * @param options what else
   * @param fields the fields
   * @return this pipeline
   */
  default RedisPipeline<V> hgetex(Object key, GetExOptions options, Object... fields) {
    return queue(
        Reply.values(), "HGETEX", key, options, "FIELDS", CommandArguments.counted(fields));
  }

  /**
   * Adds an amount to a number.
   *
   * @param key the key
   * @param field the field
   * @param amount how much
   * @return this pipeline
   */
  default RedisPipeline<V> hincrby(Object key, Object field, long amount) {
    return queue(Reply.LONG, "HINCRBY", key, field, amount);
  }

  /**
   * Adds an amount to a floating number.
   *
   * @param key the key
   * @param field the field
   * @param amount how much
   * @return this pipeline
   */
  default RedisPipeline<V> hincrbyfloat(Object key, Object field, double amount) {
    return queue(Reply.DOUBLE, "HINCRBYFLOAT", key, field, amount);
  }

  /**
   * Gets all fields.
   *
   * @param key the key
   * @return this pipeline
   */
  default RedisPipeline<V> hkeys(Object key) {
    return queue(Reply.values(), "HKEYS", key);
  }

  /**
   * Counts fields.
   *
   * @param key the key
   * @return this pipeline
   */
  default RedisPipeline<V> hlen(Object key) {
    return queue(Reply.LONG, "HLEN", key);
  }

  /**
   * Gets the values of fields.
   *
   * @param key the key
   * @param fields the fields
   * @return this pipeline
   */
  default RedisPipeline<V> hmget(Object key, Object... fields) {
    return queue(Reply.values(), "HMGET", key, CommandArguments.all(fields));
  }

  /**
   * Sets fields; hset does the same.
   *
   * @param key the key
   * @param values the values
   * @return this pipeline
   */
  default RedisPipeline<V> hmset(Object key, Map<?, ?> values) {
    return queue(Reply.OK, "HMSET", key, CommandArguments.pairs(values));
  }

  /**
   * Gets some field.
   *
   * @param key the key
   * @return this pipeline
   */
  default RedisPipeline<V> hrandfield(Object key) {
    return queue(Reply.value(), "HRANDFIELD", key);
  }

  /**
   * Gets some fields; a negative count: one may come twice.
   *
   * @param key the key
   * @param count how many at most
   * @return this pipeline
   */
  default RedisPipeline<V> hrandfield(Object key, long count) {
    return queue(Reply.values(), "HRANDFIELD", key, count);
  }

  /**
   * Gets some fields and their values.
   *
   * @param key the key
   * @param count how many at most
   * @return this pipeline
   */
  default RedisPipeline<V> hrandfieldWithValues(Object key, long count) {
    return queue(Reply.map(), "HRANDFIELD", key, count, "WITHVALUES");
  }

  /**
   * Gets a page of fields and values.
   *
   * @param key the key
   * @param cursor 0 at first, then that of the page before
   * @param options what else
   * @return this pipeline
   */
  default RedisPipeline<V> hscan(Object key, long cursor, ScanOptions options) {
    return queue(Reply.fieldPage(), "HSCAN", key, cursor, options);
  }

  /**
   * Sets a field; counts what is new.
   *
   * @param key the key
   * @param field the field
   * @param value the value
   * @return this pipeline
   */
  default RedisPipeline<V> hset(Object key, Object field, Object value) {
    return queue(Reply.LONG, "HSET", key, field, value);
  }

  /**
   * Sets fields; counts those that are new.
   *
   * @param key the key
   * @param values the values
   * @return this pipeline
   */
  default RedisPipeline<V> hset(Object key, Map<?, ?> values) {
    return queue(Reply.LONG, "HSET", key, CommandArguments.pairs(values));
  }

  /**
   * Sets a field if it is not there.
   *
   * @param key the key
   * @param field the field
   * @param value the value
   * @return this pipeline
   */
  default RedisPipeline<V> hsetnx(Object key, Object field, Object value) {
    return queue(Reply.BOOL, "HSETNX", key, field, value);
  }

  /**
   * Gets how many bytes a value has.
   *
   * @param key the key
   * @param field the field
   * @return this pipeline
   */
  default RedisPipeline<V> hstrlen(Object key, Object field) {
    return queue(Reply.LONG, "HSTRLEN", key, field);
  }

  /**
   * Gets all values.
   *
   * @param key the key
   * @return this pipeline
   */
  default RedisPipeline<V> hvals(Object key) {
    return queue(Reply.values(), "HVALS", key);
  }
}
