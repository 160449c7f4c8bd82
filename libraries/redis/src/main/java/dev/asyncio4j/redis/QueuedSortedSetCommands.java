package dev.asyncio4j.redis;

import java.util.Map;

/**
 * Queued: the commands of sorted sets, by member, as Redis names them; a pipeline has them.
 *
 * <p><i>Python:</i> the methods of the same names. <b>Thread and loop:</b> on the turn of the
 * client's loop.
 *
 * @param <V> the type of keys, fields and values in replies
 */
public interface QueuedSortedSetCommands<V> extends QueueCaller<V> {
  /**
   * Adds members; counts those that are new.
   *
   * @param key the key
   * @param scores scores by member
   * @return this pipeline
   */
  default RedisPipeline<V> zadd(Object key, Map<?, ? extends Number> scores) {
    return queue(Reply.LONG, "ZADD", key, CommandArguments.scores(scores));
  }

  /**
   * Adds or changes members; counts those that are new, with ch() those that changed.
   *
   * @param key the key
   * @param scores scores by member
   * @param options what else
   * @return this pipeline
   */
  default RedisPipeline<V> zadd(Object key, Map<?, ? extends Number> scores, ZAddOptions options) {
    return queue(Reply.LONG, "ZADD", key, options, CommandArguments.scores(scores));
  }

  /**
   * Adds to a score; null if the options refuse it.
   *
   * @param key the key
   * @param member the member
   * @param amount how much
   * @param options what else
   * @return this pipeline
   */
  default RedisPipeline<V> zaddIncr(Object key, Object member, double amount, ZAddOptions options) {
    return queue(Reply.DOUBLE, "ZADD", key, options, "INCR", amount, member);
  }

  /**
   * Counts members.
   *
   * @param key the key
   * @return this pipeline
   */
  default RedisPipeline<V> zcard(Object key) {
    return queue(Reply.LONG, "ZCARD", key);
  }

  /**
   * Counts members by score; "(5" leaves 5 out, "-inf" and "+inf" are the ends.
   *
   * @param key the key
   * @param min the lowest
   * @param max the highest
   * @return this pipeline
   */
  default RedisPipeline<V> zcount(Object key, Object min, Object max) {
    return queue(Reply.LONG, "ZCOUNT", key, min, max);
  }

  /**
   * Adds to a score.
   *
   * @param key the key
   * @param amount how much
   * @param member the member
   * @return this pipeline
   */
  default RedisPipeline<V> zincrby(Object key, double amount, Object member) {
    return queue(Reply.DOUBLE, "ZINCRBY", key, amount, member);
  }

  /**
   * Counts members by their bytes.
   *
   * @param key the key
   * @param min the lowest
   * @param max the highest
   * @return this pipeline
   */
  default RedisPipeline<V> zlexcount(Object key, Object min, Object max) {
    return queue(Reply.LONG, "ZLEXCOUNT", key, min, max);
  }

  /**
   * Pops MIN or MAX members of the first set that has some.
   *
   * @param where which ones, in a word of Redis
   * @param count how many at most
   * @param keys the keys, one by one or as a collection
   * @return this pipeline
   */
  default RedisPipeline<V> zmpop(String where, long count, Object... keys) {
    return queue(Reply.keyScores(), "ZMPOP", CommandArguments.counted(keys), where, "COUNT", count);
  }

  /**
   * Gets scores; null where there is no member.
   *
   * @param key the key
   * @param members the members, one by one or as a collection
   * @return this pipeline
   */
  default RedisPipeline<V> zmscore(Object key, Object... members) {
    return queue(Reply.DOUBLES, "ZMSCORE", key, CommandArguments.all(members));
  }

  /**
   * Pops the members of the highest scores.
   *
   * @param key the key
   * @param count how many at most
   * @return this pipeline
   */
  default RedisPipeline<V> zpopmax(Object key, long count) {
    return queue(Reply.scored(), "ZPOPMAX", key, count);
  }

  /**
   * Pops the members of the lowest scores.
   *
   * @param key the key
   * @param count how many at most
   * @return this pipeline
   */
  default RedisPipeline<V> zpopmin(Object key, long count) {
    return queue(Reply.scored(), "ZPOPMIN", key, count);
  }

  /**
   * Gets some member.
   *
   * @param key the key
   * @return this pipeline
   */
  default RedisPipeline<V> zrandmember(Object key) {
    return queue(Reply.value(), "ZRANDMEMBER", key);
  }

  /**
   * Gets some members; a negative count: one may come twice.
   *
   * @param key the key
   * @param count how many at most
   * @return this pipeline
   */
  default RedisPipeline<V> zrandmember(Object key, long count) {
    return queue(Reply.values(), "ZRANDMEMBER", key, count);
  }

  /**
   * Gets some members with their scores.
   *
   * @param key the key
   * @param count how many at most
   * @return this pipeline
   */
  default RedisPipeline<V> zrandmemberWithScores(Object key, long count) {
    return queue(Reply.scored(), "ZRANDMEMBER", key, count, "WITHSCORES");
  }

  /**
   * Gets the place of a member, from the lowest score.
   *
   * @param key the key
   * @param member the member
   * @return this pipeline
   */
  default RedisPipeline<V> zrank(Object key, Object member) {
    return queue(Reply.LONG, "ZRANK", key, member);
  }

  /**
   * Removes members; counts those that were there.
   *
   * @param key the key
   * @param members the members, one by one or as a collection
   * @return this pipeline
   */
  default RedisPipeline<V> zrem(Object key, Object... members) {
    return queue(Reply.LONG, "ZREM", key, CommandArguments.all(members));
  }

  /**
   * Removes members by their bytes.
   *
   * @param key the key
   * @param min the lowest
   * @param max the highest
   * @return this pipeline
   */
  default RedisPipeline<V> zremrangebylex(Object key, Object min, Object max) {
    return queue(Reply.LONG, "ZREMRANGEBYLEX", key, min, max);
  }

  /**
   * Removes members by their places.
   *
   * @param key the key
   * @param start the first one
   * @param end the last one
   * @return this pipeline
   */
  default RedisPipeline<V> zremrangebyrank(Object key, long start, long end) {
    return queue(Reply.LONG, "ZREMRANGEBYRANK", key, start, end);
  }

  /**
   * Removes members by score.
   *
   * @param key the key
   * @param min the lowest
   * @param max the highest
   * @return this pipeline
   */
  default RedisPipeline<V> zremrangebyscore(Object key, Object min, Object max) {
    return queue(Reply.LONG, "ZREMRANGEBYSCORE", key, min, max);
  }

  /**
   * Gets the place of a member, from the highest score.
   *
   * @param key the key
   * @param member the member
   * @return this pipeline
   */
  default RedisPipeline<V> zrevrank(Object key, Object member) {
    return queue(Reply.LONG, "ZREVRANK", key, member);
  }

  /**
   * Gets a page of members with scores.
   *
   * @param key the key
   * @param cursor 0 at first, then that of the page before
   * @param options what else
   * @return this pipeline
   */
  default RedisPipeline<V> zscan(Object key, long cursor, ScanOptions options) {
    return queue(Reply.scoredPage(), "ZSCAN", key, cursor, options);
  }

  /**
   * Gets the score of a member.
   *
   * @param key the key
   * @param member the member
   * @return this pipeline
   */
  default RedisPipeline<V> zscore(Object key, Object member) {
    return queue(Reply.DOUBLE, "ZSCORE", key, member);
  }
}
