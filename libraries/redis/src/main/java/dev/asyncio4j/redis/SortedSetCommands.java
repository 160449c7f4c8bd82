package dev.asyncio4j.redis;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The commands of sorted sets, by member, as Redis names them.
 *
 * <p><i>Python:</i> the methods of the same names. <b>Thread and loop:</b> on the turn of the
 * client's loop.
 *
 * <p><b>Cancellation:</b> a call not yet written is never sent; of one that was written the reply
 * is dropped.
 *
 * @param <V> the type of keys, fields and values in replies
 */
@CheckReturnValue
public interface SortedSetCommands<V> extends CommandCaller<V> {
  /**
   * Adds members; counts those that are new.
   *
   * @param key the key
   * @param scores scores by member
   * @return the number
   */
  default Coroutine<@Nullable Long> zadd(Object key, Map<?, ? extends Number> scores) {
    return call(Reply.LONG, "ZADD", key, CommandArguments.scores(scores));
  }

  /**
   * Adds or changes members; counts those that are new, with ch() those that changed.
   *
   * @param key the key
   * @param scores scores by member
   * @param options what else
   * @return the number
   */
  default Coroutine<@Nullable Long> zadd(
      Object key, Map<?, ? extends Number> scores, ZAddOptions options) {
    return call(Reply.LONG, "ZADD", key, options, CommandArguments.scores(scores));
  }

  /**
   * Adds to a score; null if the options refuse it.
   *
   * @param key the key
   * @param member the member
   * @param amount how much
   * @param options what else
   * @return the number; null if there is none
   */
  default Coroutine<@Nullable Double> zaddIncr(
      Object key, Object member, double amount, ZAddOptions options) {
    return call(Reply.DOUBLE, "ZADD", key, options, "INCR", amount, member);
  }

  /**
   * Counts members.
   *
   * @param key the key
   * @return the number
   */
  default Coroutine<@Nullable Long> zcard(Object key) {
    return call(Reply.LONG, "ZCARD", key);
  }

  /**
   * Counts members by score; "(5" leaves 5 out, "-inf" and "+inf" are the ends.
   *
   * @param key the key
   * @param min the lowest
   * @param max the highest
   * @return the number
   */
  default Coroutine<@Nullable Long> zcount(Object key, Object min, Object max) {
    return call(Reply.LONG, "ZCOUNT", key, min, max);
  }

  /**
   * Adds to a score.
   *
   * @param key the key
   * @param amount how much
   * @param member the member
   * @return the number; null if there is none
   */
  default Coroutine<@Nullable Double> zincrby(Object key, double amount, Object member) {
    return call(Reply.DOUBLE, "ZINCRBY", key, amount, member);
  }

  /**
   * Counts members by their bytes.
   *
   * @param key the key
   * @param min the lowest
   * @param max the highest
   * @return the number
   */
  default Coroutine<@Nullable Long> zlexcount(Object key, Object min, Object max) {
    return call(Reply.LONG, "ZLEXCOUNT", key, min, max);
  }

  /**
   * Pops MIN or MAX members of the first set that has some.
   *
   * @param where which ones, in a word of Redis
   * @param count how many at most
   * @param keys the keys, one by one or as a collection
   * @return members with their key; null if there were none
   */
  default Coroutine<@Nullable KeyScoredValues<V>> zmpop(String where, long count, Object... keys) {
    return call(Reply.keyScores(), "ZMPOP", CommandArguments.counted(keys), where, "COUNT", count);
  }

  /**
   * Gets scores; null where there is no member.
   *
   * @param key the key
   * @param members the members, one by one or as a collection
   * @return a number for each; null if there is none
   */
  default Coroutine<List<@Nullable Double>> zmscore(Object key, Object... members) {
    return call(Reply.DOUBLES, "ZMSCORE", key, CommandArguments.all(members));
  }

  /**
   * Pops the members of the highest scores.
   *
   * @param key the key
   * @param count how many at most
   * @return members with scores
   */
  default Coroutine<List<ScoredValue<V>>> zpopmax(Object key, long count) {
    return call(Reply.scored(), "ZPOPMAX", key, count);
  }

  /**
   * Pops the members of the lowest scores.
   *
   * @param key the key
   * @param count how many at most
   * @return members with scores
   */
  default Coroutine<List<ScoredValue<V>>> zpopmin(Object key, long count) {
    return call(Reply.scored(), "ZPOPMIN", key, count);
  }

  /**
   * Gets some member.
   *
   * @param key the key
   * @return the value; null if there is none
   */
  default Coroutine<@Nullable V> zrandmember(Object key) {
    return call(Reply.value(), "ZRANDMEMBER", key);
  }

  /**
   * Gets some members; a negative count: one may come twice.
   *
   * @param key the key
   * @param count how many at most
   * @return the values; null where there is none
   */
  default Coroutine<List<V>> zrandmember(Object key, long count) {
    return call(Reply.values(), "ZRANDMEMBER", key, count);
  }

  /**
   * Gets some members with their scores.
   *
   * @param key the key
   * @param count how many at most
   * @return members with scores
   */
  default Coroutine<List<ScoredValue<V>>> zrandmemberWithScores(Object key, long count) {
    return call(Reply.scored(), "ZRANDMEMBER", key, count, "WITHSCORES");
  }

  /**
   * Gets the place of a member, from the lowest score.
   *
   * @param key the key
   * @param member the member
   * @return the number
   */
  default Coroutine<@Nullable Long> zrank(Object key, Object member) {
    return call(Reply.LONG, "ZRANK", key, member);
  }

  /**
   * Removes members; counts those that were there.
   *
   * @param key the key
   * @param members the members, one by one or as a collection
   * @return the number
   */
  default Coroutine<@Nullable Long> zrem(Object key, Object... members) {
    return call(Reply.LONG, "ZREM", key, CommandArguments.all(members));
  }

  /**
   * Removes members by their bytes.
   *
   * @param key the key
   * @param min the lowest
   * @param max the highest
   * @return the number
   */
  default Coroutine<@Nullable Long> zremrangebylex(Object key, Object min, Object max) {
    return call(Reply.LONG, "ZREMRANGEBYLEX", key, min, max);
  }

  /**
   * Removes members by their places.
   *
   * @param key the key
   * @param start the first one
   * @param end the last one
   * @return the number
   */
  default Coroutine<@Nullable Long> zremrangebyrank(Object key, long start, long end) {
    return call(Reply.LONG, "ZREMRANGEBYRANK", key, start, end);
  }

  /**
   * Removes members by score.
   *
   * @param key the key
   * @param min the lowest
   * @param max the highest
   * @return the number
   */
  default Coroutine<@Nullable Long> zremrangebyscore(Object key, Object min, Object max) {
    return call(Reply.LONG, "ZREMRANGEBYSCORE", key, min, max);
  }

  /**
   * Gets the place of a member, from the highest score.
   *
   * @param key the key
   * @param member the member
   * @return the number
   */
  default Coroutine<@Nullable Long> zrevrank(Object key, Object member) {
    return call(Reply.LONG, "ZREVRANK", key, member);
  }

  /**
   * Gets a page of members with scores.
   *
   * @param key the key
   * @param cursor 0 at first, then that of the page before
   * @param options what else
   * @return the page
   */
  default Coroutine<ScanPage<ScoredValue<V>>> zscan(Object key, long cursor, ScanOptions options) {
    return call(Reply.scoredPage(), "ZSCAN", key, cursor, options);
  }

  /**
   * Gets the score of a member.
   *
   * @param key the key
   * @param member the member
   * @return the number; null if there is none
   */
  default Coroutine<@Nullable Double> zscore(Object key, Object member) {
    return call(Reply.DOUBLE, "ZSCORE", key, member);
  }
}
