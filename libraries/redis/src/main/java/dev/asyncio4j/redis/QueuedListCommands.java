package dev.asyncio4j.redis;

/**
 * Queued: the commands of lists, as Redis names them; a pipeline has them.
 *
 * <p><i>Python:</i> the methods of the same names. <b>Thread and loop:</b> on the turn of the
 * client's loop.
 *
 * @param <V> the type of keys, fields and values in replies
 */
public interface QueuedListCommands<V> extends QueueCaller<V> {
  /**
   * Gets an element by its place; -1 is the last one.
   *
   * @param key the key
   * @param index the place, from 0; negative from the end
   * @return this pipeline
   */
  default RedisPipeline<V> lindex(Object key, long index) {
    return queue(Reply.value(), "LINDEX", key, index);
  }

  /**
   * Puts a value BEFORE or AFTER another; -1 if that is not there.
   *
   * @param key the key
   * @param where which ones, in a word of Redis
   * @param pivot the other value
   * @param value the value
   * @return this pipeline
   */
  default RedisPipeline<V> linsert(Object key, String where, Object pivot, Object value) {
    return queue(Reply.LONG, "LINSERT", key, where, pivot, value);
  }

  /**
   * Counts elements.
   *
   * @param key the key
   * @return this pipeline
   */
  default RedisPipeline<V> llen(Object key) {
    return queue(Reply.LONG, "LLEN", key);
  }

  /**
   * Moves an element from LEFT or RIGHT of a list to LEFT or RIGHT of another.
   *
   * @param source where from
   * @param destination where to
   * @param from LEFT or RIGHT
   * @param to LEFT or RIGHT
   * @return this pipeline
   */
  default RedisPipeline<V> lmove(Object source, Object destination, String from, String to) {
    return queue(Reply.value(), "LMOVE", source, destination, from, to);
  }

  /**
   * Pops elements of the first list that has some.
   *
   * @param direction LEFT or RIGHT
   * @param count how many at most
   * @param keys the keys, one by one or as a collection
   * @return this pipeline
   */
  default RedisPipeline<V> lmpop(String direction, long count, Object... keys) {
    return queue(
        Reply.keyValues(), "LMPOP", CommandArguments.counted(keys), direction, "COUNT", count);
  }

  /**
   * Pops the first element.
   *
   * @param key the key
   * @return this pipeline
   */
  default RedisPipeline<V> lpop(Object key) {
    return queue(Reply.value(), "LPOP", key);
  }

  /**
   * Pops the first elements.
   *
   * @param key the key
   * @param count how many at most
   * @return this pipeline
   */
  default RedisPipeline<V> lpop(Object key, long count) {
    return queue(Reply.values(), "LPOP", key, count);
  }

  /**
   * Finds an element.
   *
   * @param key the key
   * @param value the value
   * @return this pipeline
   */
  default RedisPipeline<V> lpos(Object key, Object value) {
    return queue(Reply.LONG, "LPOS", key, value);
  }

  /**
   * Finds elements.
   *
   * @param key the key
   * @param value the value
   * @param options what else
   * @return this pipeline
   */
  default RedisPipeline<V> lpos(Object key, Object value, LPosOptions options) {
    return queue(Reply.LONGS, "LPOS", key, value, options);
  }

  /**
   * Puts values at the head; counts the elements then.
   *
   * @param key the key
   * @param values the values
   * @return this pipeline
   */
  default RedisPipeline<V> lpush(Object key, Object... values) {
    return queue(Reply.LONG, "LPUSH", key, CommandArguments.all(values));
  }

  /**
   * Puts values at the head of a list that is there.
   *
   * @param key the key
   * @param values the values
   * @return this pipeline
   */
  default RedisPipeline<V> lpushx(Object key, Object... values) {
    return queue(Reply.LONG, "LPUSHX", key, CommandArguments.all(values));
  }

  /**
   * Gets elements by their places, both ends included.
   *
   * @param key the key
   * @param start the first one
   * @param end the last one
   * @return this pipeline
   */
  default RedisPipeline<V> lrange(Object key, long start, long end) {
    return queue(Reply.values(), "LRANGE", key, start, end);
  }

  /**
   * Removes elements equal to a value; 0: all, negative: from the tail.
   *
   * @param key the key
   * @param count how many at most
   * @param value the value
   * @return this pipeline
   */
  default RedisPipeline<V> lrem(Object key, long count, Object value) {
    return queue(Reply.LONG, "LREM", key, count, value);
  }

  /**
   * Sets an element by its place.
   *
   * @param key the key
   * @param index the place, from 0; negative from the end
   * @param value the value
   * @return this pipeline
   */
  default RedisPipeline<V> lset(Object key, long index, Object value) {
    return queue(Reply.OK, "LSET", key, index, value);
  }

  /**
   * Keeps elements by their places only.
   *
   * @param key the key
   * @param start the first one
   * @param end the last one
   * @return this pipeline
   */
  default RedisPipeline<V> ltrim(Object key, long start, long end) {
    return queue(Reply.OK, "LTRIM", key, start, end);
  }

  /**
   * Pops the last element.
   *
   * @param key the key
   * @return this pipeline
   */
  default RedisPipeline<V> rpop(Object key) {
    return queue(Reply.value(), "RPOP", key);
  }

  /**
   * Pops the last elements.
   *
   * @param key the key
   * @param count how many at most
   * @return this pipeline
   */
  default RedisPipeline<V> rpop(Object key, long count) {
    return queue(Reply.values(), "RPOP", key, count);
  }

  /**
   * Moves the last element to the head of another list.
   *
   * @param source where from
   * @param destination where to
   * @return this pipeline
   */
  default RedisPipeline<V> rpoplpush(Object source, Object destination) {
    return queue(Reply.value(), "RPOPLPUSH", source, destination);
  }

  /**
   * Puts values at the tail; counts the elements then.
   *
   * @param key the key
   * @param values the values
   * @return this pipeline
   */
  default RedisPipeline<V> rpush(Object key, Object... values) {
    return queue(Reply.LONG, "RPUSH", key, CommandArguments.all(values));
  }

  /**
   * Puts values at the tail of a list that is there.
   *
   * @param key the key
   * @param values the values
   * @return this pipeline
   */
  default RedisPipeline<V> rpushx(Object key, Object... values) {
    return queue(Reply.LONG, "RPUSHX", key, CommandArguments.all(values));
  }
}
