package dev.asyncio4j.redis;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The commands of ranges of sorted sets, and of several together, as Redis names them.
 *
 * <p><i>Python:</i> the methods of the same names. <b>Thread and loop:</b> on the turn of the
 * client's loop. <b>Cancellation:</b> drops the reply, or the call if it is not written yet.
 *
 * @param <V> the type of keys, fields and values in replies
 */
@CheckReturnValue
public interface SortedRangeCommands<V> extends CommandCaller<V> {
  /**
   * Gets the members of the first set that no other has.
   *
   * @param keys the keys, one by one or as a collection
   * @return the values; null where there is none
   */
  default Coroutine<List<V>> zdiff(Object... keys) {
    return call(Reply.values(), "ZDIFF", CommandArguments.counted(keys));
  }

  /**
   * Gets the members of the first set that no other has, with scores.
   *
   * @param keys the keys, one by one or as a collection
   * @return members with scores
   */
  default Coroutine<List<ScoredValue<V>>> zdiffWithScores(Object... keys) {
    return call(Reply.scored(), "ZDIFF", CommandArguments.counted(keys), "WITHSCORES");
  }

  /**
   * Stores what zdiff gives.
   *
   * @param destination where to
   * @param keys the keys, one by one or as a collection
   * @return the number
   */
  default Coroutine<@Nullable Long> zdiffstore(Object destination, Object... keys) {
    return call(Reply.LONG, "ZDIFFSTORE", destination, CommandArguments.counted(keys));
  }

  /**
   * Gets the members that all sets have.
   *
   * @param keys the keys, one by one or as a collection
   * @return the values; null where there is none
   */
  default Coroutine<List<V>> zinter(Object... keys) {
    return call(Reply.values(), "ZINTER", CommandArguments.counted(keys));
  }

  /**
   * Gets the members that all sets have, with the sums of scores.
   *
   * @param keys the keys, one by one or as a collection
   * @return members with scores
   */
  default Coroutine<List<ScoredValue<V>>> zinterWithScores(Object... keys) {
    return call(Reply.scored(), "ZINTER", CommandArguments.counted(keys), "WITHSCORES");
  }

  /**
   * Counts the members that all sets have; limit 0: none.
   *
   * @param limit how many are enough
   * @param keys the keys, one by one or as a collection
   * @return the number
   */
  default Coroutine<@Nullable Long> zintercard(long limit, Object... keys) {
    return call(Reply.LONG, "ZINTERCARD", CommandArguments.counted(keys), "LIMIT", limit);
  }

  /**
   * Stores what zinter gives.
   *
   * @param destination where to
   * @param keys the keys, one by one or as a collection
   * @return the number
   */
  default Coroutine<@Nullable Long> zinterstore(Object destination, Object... keys) {
    return call(Reply.LONG, "ZINTERSTORE", destination, CommandArguments.counted(keys));
  }

  /**
   * Gets members by their places, both ends included.
   *
   * @param key the key
   * @param start the first one
   * @param end the last one
   * @return the values; null where there is none
   */
  default Coroutine<List<V>> zrange(Object key, Object start, Object end) {
    return call(Reply.values(), "ZRANGE", key, start, end);
  }

  /**
   * Gets members by place, score or bytes.
   *
   * @param key the key
   * @param start the first one
   * @param end the last one
   * @param options what else
   * @return the values; null where there is none
   */
  default Coroutine<List<V>> zrange(Object key, Object start, Object end, ZRangeOptions options) {
    return call(Reply.values(), "ZRANGE", key, start, end, options);
  }

  /**
   * Gets members by their places, with scores.
   *
   * @param key the key
   * @param start the first one
   * @param end the last one
   * @return members with scores
   */
  default Coroutine<List<ScoredValue<V>>> zrangeWithScores(Object key, Object start, Object end) {
    return call(Reply.scored(), "ZRANGE", key, start, end, "WITHSCORES");
  }

  /**
   * Gets members by place or score, with scores.
   *
   * @param key the key
   * @param start the first one
   * @param end the last one
   * @param options what else
   * @return members with scores
   */
  default Coroutine<List<ScoredValue<V>>> zrangeWithScores(
      Object key, Object start, Object end, ZRangeOptions options) {
    return call(Reply.scored(), "ZRANGE", key, start, end, options, "WITHSCORES");
  }

  /**
   * Gets members by their bytes: "[a", "(b", "-" and "+".
   *
   * @param key the key
   * @param min the lowest
   * @param max the highest
   * @return the values; null where there is none
   */
  default Coroutine<List<V>> zrangebylex(Object key, Object min, Object max) {
    return call(Reply.values(), "ZRANGEBYLEX", key, min, max);
  }

  /**
   * Gets members by score.
   *
   * @param key the key
   * @param min the lowest
   * @param max the highest
   * @return the values; null where there is none
   */
  default Coroutine<List<V>> zrangebyscore(Object key, Object min, Object max) {
    return call(Reply.values(), "ZRANGEBYSCORE", key, min, max);
  }

  /**
   * Gets some of the members by score.
   *
   * @param key the key
   * @param min the lowest
   * @param max the highest
   * @param offset the place, from 0
   * @param count how many at most
   * @return the values; null where there is none
   */
  default Coroutine<List<V>> zrangebyscore(
      Object key, Object min, Object max, long offset, long count) {
    return call(Reply.values(), "ZRANGEBYSCORE", key, min, max, "LIMIT", offset, count);
  }

  /**
   * Gets members by score, with scores.
   *
   * @param key the key
   * @param min the lowest
   * @param max the highest
   * @return members with scores
   */
  default Coroutine<List<ScoredValue<V>>> zrangebyscoreWithScores(
      Object key, Object min, Object max) {
    return call(Reply.scored(), "ZRANGEBYSCORE", key, min, max, "WITHSCORES");
  }

  /**
   * Stores what zrange gives.
   *
   * @param destination where to
   * @param source where from
   * @param start the first one
   * @param end the last one
   * @param options what else
   * @return the number
   */
  default Coroutine<@Nullable Long> zrangestore(
      Object destination, Object source, Object start, Object end, ZRangeOptions options) {
    return call(Reply.LONG, "ZRANGESTORE", destination, source, start, end, options);
  }

  /**
   * Gets members by their places, from the highest score.
   *
   * @param key the key
   * @param start the first one
   * @param end the last one
   * @return the values; null where there is none
   */
  default Coroutine<List<V>> zrevrange(Object key, long start, long end) {
    return call(Reply.values(), "ZREVRANGE", key, start, end);
  }

  /**
   * Gets members with scores, from the highest.
   *
   * @param key the key
   * @param start the first one
   * @param end the last one
   * @return members with scores
   */
  default Coroutine<List<ScoredValue<V>>> zrevrangeWithScores(Object key, long start, long end) {
    return call(Reply.scored(), "ZREVRANGE", key, start, end, "WITHSCORES");
  }

  /**
   * Gets members by their bytes, the last one first.
   *
   * @param key the key
   * @param max the highest
   * @param min the lowest
   * @return the values; null where there is none
   */
  default Coroutine<List<V>> zrevrangebylex(Object key, Object max, Object min) {
    return call(Reply.values(), "ZREVRANGEBYLEX", key, max, min);
  }

  /**
   * Gets members by score, the highest first.
   *
   * @param key the key
   * @param max the highest
   * @param min the lowest
   * @return the values; null where there is none
   */
  default Coroutine<List<V>> zrevrangebyscore(Object key, Object max, Object min) {
    return call(Reply.values(), "ZREVRANGEBYSCORE", key, max, min);
  }

  /**
   * Gets members by score, with scores, the highest first.
   *
   * @param key the key
   * @param max the highest
   * @param min the lowest
   * @return members with scores
   */
  default Coroutine<List<ScoredValue<V>>> zrevrangebyscoreWithScores(
      Object key, Object max, Object min) {
    return call(Reply.scored(), "ZREVRANGEBYSCORE", key, max, min, "WITHSCORES");
  }

  /**
   * Gets the members that any of the sets has.
   *
   * @param keys the keys, one by one or as a collection
   * @return the values; null where there is none
   */
  default Coroutine<List<V>> zunion(Object... keys) {
    return call(Reply.values(), "ZUNION", CommandArguments.counted(keys));
  }

  /**
   * Gets the members that any of the sets has, with the sums of scores.
   *
   * @param keys the keys, one by one or as a collection
   * @return members with scores
   */
  default Coroutine<List<ScoredValue<V>>> zunionWithScores(Object... keys) {
    return call(Reply.scored(), "ZUNION", CommandArguments.counted(keys), "WITHSCORES");
  }

  /**
   * Stores what zunion gives.
   *
   * @param destination where to
   * @param keys the keys, one by one or as a collection
   * @return the number
   */
  default Coroutine<@Nullable Long> zunionstore(Object destination, Object... keys) {
    return call(Reply.LONG, "ZUNIONSTORE", destination, CommandArguments.counted(keys));
  }
}
