package dev.asyncio4j.redis;

/**
 * Queued: the commands of sets, as Redis names them; a pipeline has them.
 *
 * <p><i>Python:</i> the methods of the same names. <b>Thread and loop:</b> on the turn of the
 * client's loop.
 *
 * @param <V> the type of keys, fields and values in replies
 */
public interface QueuedSetCommands<V> extends QueueCaller<V> {
  /**
   * Adds members; counts those that are new.
   *
   * @param key the key
   * @param members the members, one by one or as a collection
   * @return this pipeline
   */
  default RedisPipeline<V> sadd(Object key, Object... members) {
    return queue(Reply.LONG, "SADD", key, CommandArguments.all(members));
  }

  /**
   * Counts members.
   *
   * @param key the key
   * @return this pipeline
   */
  default RedisPipeline<V> scard(Object key) {
    return queue(Reply.LONG, "SCARD", key);
  }

  /**
   * Gets the members of the first set that no other has.
   *
   * @param keys the keys, one by one or as a collection
   * @return this pipeline
   */
  default RedisPipeline<V> sdiff(Object... keys) {
    return queue(Reply.set(), "SDIFF", CommandArguments.all(keys));
  }

  /**
   * Stores what sdiff gives.
   *
   * @param destination where to
   * @param keys the keys, one by one or as a collection
   * @return this pipeline
   */
  default RedisPipeline<V> sdiffstore(Object destination, Object... keys) {
    return queue(Reply.LONG, "SDIFFSTORE", destination, CommandArguments.all(keys));
  }

  /**
   * Gets the members that all sets have.
   *
   * @param keys the keys, one by one or as a collection
   * @return this pipeline
   */
  default RedisPipeline<V> sinter(Object... keys) {
    return queue(Reply.set(), "SINTER", CommandArguments.all(keys));
  }

  /**
   * Counts the members that all sets have; limit 0: none.
   *
   * @param limit how many are enough
   * @param keys the keys, one by one or as a collection
   * @return this pipeline
   */
  default RedisPipeline<V> sintercard(long limit, Object... keys) {
    return queue(Reply.LONG, "SINTERCARD", CommandArguments.counted(keys), "LIMIT", limit);
  }

  /**
   * Stores what sinter gives.
   *
   * @param destination where to
   * @param keys the keys, one by one or as a collection
   * @return this pipeline
   */
  default RedisPipeline<V> sinterstore(Object destination, Object... keys) {
    return queue(Reply.LONG, "SINTERSTORE", destination, CommandArguments.all(keys));
  }

  /**
   * Tells whether a set has a member.
   *
   * @param key the key
   * @param member the member
   * @return this pipeline
   */
  default RedisPipeline<V> sismember(Object key, Object member) {
    return queue(Reply.BOOL, "SISMEMBER", key, member);
  }

  /**
   * Gets all members.
   *
   * @param key the key
   * @return this pipeline
   */
  default RedisPipeline<V> smembers(Object key) {
    return queue(Reply.set(), "SMEMBERS", key);
  }

  /**
   * Tells which members a set has.
   *
   * @param key the key
   * @param members the members, one by one or as a collection
   * @return this pipeline
   */
  default RedisPipeline<V> smismember(Object key, Object... members) {
    return queue(Reply.BOOLS, "SMISMEMBER", key, CommandArguments.all(members));
  }

  /**
   * Moves a member to another set.
   *
   * @param source where from
   * @param destination where to
   * @param member the member
   * @return this pipeline
   */
  default RedisPipeline<V> smove(Object source, Object destination, Object member) {
    return queue(Reply.BOOL, "SMOVE", source, destination, member);
  }

  /**
   * Pops some member.
   *
   * @param key the key
   * @return this pipeline
   */
  default RedisPipeline<V> spop(Object key) {
    return queue(Reply.value(), "SPOP", key);
  }

  /**
   * Pops some members.
   *
   * @param key the key
   * @param count how many at most
   * @return this pipeline
   */
  default RedisPipeline<V> spop(Object key, long count) {
    return queue(Reply.set(), "SPOP", key, count);
  }

  /**
   * Gets some member.
   *
   * @param key the key
   * @return this pipeline
   */
  default RedisPipeline<V> srandmember(Object key) {
    return queue(Reply.value(), "SRANDMEMBER", key);
  }

  /**
   * Gets some members; a negative count: one may come twice.
   *
   * @param key the key
   * @param count how many at most
   * @return this pipeline
   */
  default RedisPipeline<V> srandmember(Object key, long count) {
    return queue(Reply.values(), "SRANDMEMBER", key, count);
  }

  /**
   * Removes members; counts those that were there.
   *
   * @param key the key
   * @param members the members, one by one or as a collection
   * @return this pipeline
   */
  default RedisPipeline<V> srem(Object key, Object... members) {
    return queue(Reply.LONG, "SREM", key, CommandArguments.all(members));
  }

  /**
   * Gets a page of members.
   *
   * @param key the key
   * @param cursor 0 at first, then that of the page before
   * @param options what else
   * @return this pipeline
   */
  default RedisPipeline<V> sscan(Object key, long cursor, ScanOptions options) {
    return queue(Reply.page(), "SSCAN", key, cursor, options);
  }

  /**
   * Gets the members that any of the sets has.
   *
   * @param keys the keys, one by one or as a collection
   * @return this pipeline
   */
  default RedisPipeline<V> sunion(Object... keys) {
    return queue(Reply.set(), "SUNION", CommandArguments.all(keys));
  }

  /**
   * Stores what sunion gives.
   *
   * @param destination where to
   * @param keys the keys, one by one or as a collection
   * @return this pipeline
   */
  default RedisPipeline<V> sunionstore(Object destination, Object... keys) {
    return queue(Reply.LONG, "SUNIONSTORE", destination, CommandArguments.all(keys));
  }
}
