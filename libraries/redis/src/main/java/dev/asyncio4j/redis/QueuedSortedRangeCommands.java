package dev.asyncio4j.redis;

/**
 * Queued: the commands of ranges of sorted sets, and of several together, as Redis names them; a
 * pipeline has them.
 *
 * <p><i>Python:</i> the methods of the same names. <b>Thread and loop:</b> on the turn of the
 * client's loop.
 *
 * @param <V> the type of keys, fields and values in replies
 */
public interface QueuedSortedRangeCommands<V> extends QueueCaller<V> {
  /**
   * Gets the members of the first set that no other has.
   *
   * @param keys the keys, one by one or as a collection
   * @return this pipeline
   */
  default RedisPipeline<V> zdiff(Object... keys) {
    return queue(Reply.values(), "ZDIFF", CommandArguments.counted(keys));
  }

  /**
   * Gets the members of the first set that no other has, with scores.
   *
   * @param keys the keys, one by one or as a collection
   * @return this pipeline
   */
  default RedisPipeline<V> zdiffWithScores(Object... keys) {
    return queue(Reply.scored(), "ZDIFF", CommandArguments.counted(keys), "WITHSCORES");
  }

  /**
   * Stores what zdiff gives.
   *
   * @param destination where to
   * @param keys the keys, one by one or as a collection
   * @return this pipeline
   */
  default RedisPipeline<V> zdiffstore(Object destination, Object... keys) {
    return queue(Reply.LONG, "ZDIFFSTORE", destination, CommandArguments.counted(keys));
  }

  /**
   * Gets the members that all sets have.
   *
   * @param keys the keys, one by one or as a collection
   * @return this pipeline
   */
  default RedisPipeline<V> zinter(Object... keys) {
    return queue(Reply.values(), "ZINTER", CommandArguments.counted(keys));
  }

  /**
   * Gets the members that all sets have, with the sums of scores.
   *
   * @param keys the keys, one by one or as a collection
   * @return this pipeline
   */
  default RedisPipeline<V> zinterWithScores(Object... keys) {
    return queue(Reply.scored(), "ZINTER", CommandArguments.counted(keys), "WITHSCORES");
  }

  /**
   * Counts the members that all sets have; limit 0: none.
   *
   * @param limit how many are enough
   * @param keys the keys, one by one or as a collection
   * @return this pipeline
   */
  default RedisPipeline<V> zintercard(long limit, Object... keys) {
    return queue(Reply.LONG, "ZINTERCARD", CommandArguments.counted(keys), "LIMIT", limit);
  }

  /**
   * Stores what zinter gives.
   *
   * @param destination where to
   * @param keys the keys, one by one or as a collection
   * @return this pipeline
   */
  default RedisPipeline<V> zinterstore(Object destination, Object... keys) {
    return queue(Reply.LONG, "ZINTERSTORE", destination, CommandArguments.counted(keys));
  }

  /**
   * Gets members by their places, both ends included.
   *
   * @param key the key
   * @param start the first one
   * @param end the last one
   * @return this pipeline
   */
  default RedisPipeline<V> zrange(Object key, Object start, Object end) {
    return queue(Reply.values(), "ZRANGE", key, start, end);
  }

  /**
   * Gets members by place, score or bytes.
   *
   * @param key the key
   * @param start the first one
   * @param end the last one
   * @param options what else
   * @return this pipeline
   */
  default RedisPipeline<V> zrange(Object key, Object start, Object end, ZRangeOptions options) {
    return queue(Reply.values(), "ZRANGE", key, start, end, options);
  }

  /**
   * Gets members by their places, with scores.
   *
   * @param key the key
   * @param start the first one
   * @param end the last one
   * @return this pipeline
   */
  default RedisPipeline<V> zrangeWithScores(Object key, Object start, Object end) {
    return queue(Reply.scored(), "ZRANGE", key, start, end, "WITHSCORES");
  }

  /**
   * Gets members by place or score, with scores.
   *
   * @param key the key
   * @param start the first one
   * @param end the last one
   * @param options what else
   * @return this pipeline
   */
  default RedisPipeline<V> zrangeWithScores(
      Object key, Object start, Object end, ZRangeOptions options) {
    return queue(Reply.scored(), "ZRANGE", key, start, end, options, "WITHSCORES");
  }

  /**
   * Gets members by their bytes: "[a", "(b", "-" and "+".
   *
   * @param key the key
   * @param min the lowest
   * @param max the highest
   * @return this pipeline
   */
  default RedisPipeline<V> zrangebylex(Object key, Object min, Object max) {
    return queue(Reply.values(), "ZRANGEBYLEX", key, min, max);
  }

  /**
   * Gets members by score.
   *
   * @param key the key
   * @param min the lowest
   * @param max the highest
   * @return this pipeline
   */
  default RedisPipeline<V> zrangebyscore(Object key, Object min, Object max) {
    return queue(Reply.values(), "ZRANGEBYSCORE", key, min, max);
  }

  /**
   * Gets some of the members by score.
   *
   * @param key the key
   * @param min the lowest
   * @param max the highest
   * @param offset the place, from 0
   * @param count how many at most
   * @return this pipeline
   */
  default RedisPipeline<V> zrangebyscore(
      Object key, Object min, Object max, long offset, long count) {
    return queue(Reply.values(), "ZRANGEBYSCORE", key, min, max, "LIMIT", offset, count);
  }

  /**
   * Gets members by score, with scores.
   *
   * @param key the key
   * @param min the lowest
   * @param max the highest
   * @return this pipeline
   */
  default RedisPipeline<V> zrangebyscoreWithScores(Object key, Object min, Object max) {
    return queue(Reply.scored(), "ZRANGEBYSCORE", key, min, max, "WITHSCORES");
  }

  /**
   * Stores what zrange gives.
   *
   * @param destination where to
   * @param source where from
   * @param start the first one
   * @param end the last one
   * @param options what else
   * @return this pipeline
   */
  default RedisPipeline<V> zrangestore(
      Object destination, Object source, Object start, Object end, ZRangeOptions options) {
    return queue(Reply.LONG, "ZRANGESTORE", destination, source, start, end, options);
  }

  /**
   * Gets members by their places, from the highest score.
   *
   * @param key the key
   * @param start the first one
   * @param end the last one
   * @return this pipeline
   */
  default RedisPipeline<V> zrevrange(Object key, long start, long end) {
    return queue(Reply.values(), "ZREVRANGE", key, start, end);
  }

  /**
   * Gets members with scores, from the highest.
   *
   * @param key the key
   * @param start the first one
   * @param end the last one
   * @return this pipeline
   */
  default RedisPipeline<V> zrevrangeWithScores(Object key, long start, long end) {
    return queue(Reply.scored(), "ZREVRANGE", key, start, end, "WITHSCORES");
  }

  /**
   * Gets members by their bytes, the last one first.
   *
   * @param key the key
   * @param max the highest
   * @param min the lowest
   * @return this pipeline
   */
  default RedisPipeline<V> zrevrangebylex(Object key, Object max, Object min) {
    return queue(Reply.values(), "ZREVRANGEBYLEX", key, max, min);
  }

  /**
   * Gets members by score, the highest first.
   *
   * @param key the key
   * @param max the highest
   * @param min the lowest
   * @return this pipeline
   */
  default RedisPipeline<V> zrevrangebyscore(Object key, Object max, Object min) {
    return queue(Reply.values(), "ZREVRANGEBYSCORE", key, max, min);
  }

  /**
   * Gets members by score, with scores, the highest first.
   *
   * @param key the key
   * @param max the highest
   * @param min the lowest
   * @return this pipeline
   */
  default RedisPipeline<V> zrevrangebyscoreWithScores(Object key, Object max, Object min) {
    return queue(Reply.scored(), "ZREVRANGEBYSCORE", key, max, min, "WITHSCORES");
  }

  /**
   * Gets the members that any of the sets has.
   *
   * @param keys the keys, one by one or as a collection
   * @return this pipeline
   */
  default RedisPipeline<V> zunion(Object... keys) {
    return queue(Reply.values(), "ZUNION", CommandArguments.counted(keys));
  }

  /**
   * Gets the members that any of the sets has, with the sums of scores.
   *
   * @param keys the keys, one by one or as a collection
   * @return this pipeline
   */
  default RedisPipeline<V> zunionWithScores(Object... keys) {
    return queue(Reply.scored(), "ZUNION", CommandArguments.counted(keys), "WITHSCORES");
  }

  /**
   * Stores what zunion gives.
   *
   * @param destination where to
   * @param keys the keys, one by one or as a collection
   * @return this pipeline
   */
  default RedisPipeline<V> zunionstore(Object destination, Object... keys) {
    return queue(Reply.LONG, "ZUNIONSTORE", destination, CommandArguments.counted(keys));
  }
}
