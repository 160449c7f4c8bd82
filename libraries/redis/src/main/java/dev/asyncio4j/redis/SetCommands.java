package dev.asyncio4j.redis;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The commands of sets, as Redis names them.
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
public interface SetCommands<V> extends CommandCaller<V> {
  /**
   * Adds members; counts those that are new.
   *
   * @param key the key
   * @param members the members, one by one or as a collection
   * @return the number
   */
  default Coroutine<@Nullable Long> sadd(Object key, Object... members) {
    return call(Reply.LONG, "SADD", key, CommandArguments.all(members));
  }

  /**
   * Counts members.
   *
   * @param key the key
   * @return the number
   */
  default Coroutine<@Nullable Long> scard(Object key) {
    return call(Reply.LONG, "SCARD", key);
  }

  /**
   * Gets the members of the first set that no other has.
   *
   * @param keys the keys, one by one or as a collection
   * @return the members
   */
  default Coroutine<Set<V>> sdiff(Object... keys) {
    return call(Reply.set(), "SDIFF", CommandArguments.all(keys));
  }

  /**
   * Stores what sdiff gives.
   *
   * @param destination where to
   * @param keys the keys, one by one or as a collection
   * @return the number
   */
  default Coroutine<@Nullable Long> sdiffstore(Object destination, Object... keys) {
    return call(Reply.LONG, "SDIFFSTORE", destination, CommandArguments.all(keys));
  }

  /**
   * Gets the members that all sets have.
   *
   * @param keys the keys, one by one or as a collection
   * @return the members
   */
  default Coroutine<Set<V>> sinter(Object... keys) {
    return call(Reply.set(), "SINTER", CommandArguments.all(keys));
  }

  /**
   * Counts the members that all sets have; limit 0: none.
   *
   * @param limit how many are enough
   * @param keys the keys, one by one or as a collection
   * @return the number
   */
  default Coroutine<@Nullable Long> sintercard(long limit, Object... keys) {
    return call(Reply.LONG, "SINTERCARD", CommandArguments.counted(keys), "LIMIT", limit);
  }

  /**
   * Stores what sinter gives.
   *
   * @param destination where to
   * @param keys the keys, one by one or as a collection
   * @return the number
   */
  default Coroutine<@Nullable Long> sinterstore(Object destination, Object... keys) {
    return call(Reply.LONG, "SINTERSTORE", destination, CommandArguments.all(keys));
  }

  /**
   * Tells whether a set has a member.
   *
   * @param key the key
   * @param member the member
   * @return whether it is so, or was done
   */
  default Coroutine<Boolean> sismember(Object key, Object member) {
    return call(Reply.BOOL, "SISMEMBER", key, member);
  }

  /**
   * Gets all members.
   *
   * @param key the key
   * @return the members
   */
  default Coroutine<Set<V>> smembers(Object key) {
    return call(Reply.set(), "SMEMBERS", key);
  }

  /**
   * Tells which members a set has.
   *
   * @param key the key
   * @param members the members, one by one or as a collection
   * @return an answer for each
   */
  default Coroutine<List<Boolean>> smismember(Object key, Object... members) {
    return call(Reply.BOOLS, "SMISMEMBER", key, CommandArguments.all(members));
  }

  /**
   * Moves a member to another set.
   *
   * @param source where from
   * @param destination where to
   * @param member the member
   * @return whether it is so, or was done
   */
  default Coroutine<Boolean> smove(Object source, Object destination, Object member) {
    return call(Reply.BOOL, "SMOVE", source, destination, member);
  }

  /**
   * Pops some member.
   *
   * @param key the key
   * @return the value; null if there is none
   */
  default Coroutine<@Nullable V> spop(Object key) {
    return call(Reply.value(), "SPOP", key);
  }

  /**
   * Pops some members.
   *
   * @param key the key
   * @param count how many at most
   * @return the members
   */
  default Coroutine<Set<V>> spop(Object key, long count) {
    return call(Reply.set(), "SPOP", key, count);
  }

  /**
   * Gets some member.
   *
   * @param key the key
   * @return the value; null if there is none
   */
  default Coroutine<@Nullable V> srandmember(Object key) {
    return call(Reply.value(), "SRANDMEMBER", key);
  }

  /**
   * Gets some members; a negative count: one may come twice.
   *
   * @param key the key
   * @param count how many at most
   * @return the values; null where there is none
   */
  default Coroutine<List<V>> srandmember(Object key, long count) {
    return call(Reply.values(), "SRANDMEMBER", key, count);
  }

  /**
   * Removes members; counts those that were there.
   *
   * @param key the key
   * @param members the members, one by one or as a collection
   * @return the number
   */
  default Coroutine<@Nullable Long> srem(Object key, Object... members) {
    return call(Reply.LONG, "SREM", key, CommandArguments.all(members));
  }

  /**
   * Gets a page of members.
   *
   * @param key the key
   * @param cursor 0 at first, then that of the page before
   * @param options what else
   * @return the page
   */
  default Coroutine<ScanPage<V>> sscan(Object key, long cursor, ScanOptions options) {
    return call(Reply.page(), "SSCAN", key, cursor, options);
  }

  /**
   * Gets the members that any of the sets has.
   *
   * @param keys the keys, one by one or as a collection
   * @return the members
   */
  default Coroutine<Set<V>> sunion(Object... keys) {
    return call(Reply.set(), "SUNION", CommandArguments.all(keys));
  }

  /**
   * Stores what sunion gives.
   *
   * @param destination where to
   * @param keys the keys, one by one or as a collection
   * @return the number
   */
  default Coroutine<@Nullable Long> sunionstore(Object destination, Object... keys) {
    return call(Reply.LONG, "SUNIONSTORE", destination, CommandArguments.all(keys));
  }
}
