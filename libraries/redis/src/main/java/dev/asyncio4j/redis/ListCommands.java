package dev.asyncio4j.redis;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The commands of lists, as Redis names them.
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
public interface ListCommands<V> extends CommandCaller<V> {
  /**
   * Gets an element by its place; -1 is the last one.
   *
   * @param key the key
   * @param index the place, from 0; negative from the end
   * @return the value; null if there is none
   */
  default Coroutine<@Nullable V> lindex(Object key, long index) {
    return call(Reply.value(), "LINDEX", key, index);
  }

  /**
   * Puts a value BEFORE or AFTER another; -1 if that is not there.
   *
   * @param key the key
   * @param where which ones, in a word of Redis
   * @param pivot the other value
   * @param value the value
   * @return the number
   */
  default Coroutine<@Nullable Long> linsert(Object key, String where, Object pivot, Object value) {
    return call(Reply.LONG, "LINSERT", key, where, pivot, value);
  }

  /**
   * Counts elements.
   *
   * @param key the key
   * @return the number
   */
  default Coroutine<@Nullable Long> llen(Object key) {
    return call(Reply.LONG, "LLEN", key);
  }

  /**
   * Moves an element from LEFT or RIGHT of a list to LEFT or RIGHT of another.
   *
   * @param source where from
   * @param destination where to
   * @param from LEFT or RIGHT
   * @param to LEFT or RIGHT
   * @return the value; null if there is none
   */
  default Coroutine<@Nullable V> lmove(Object source, Object destination, String from, String to) {
    return call(Reply.value(), "LMOVE", source, destination, from, to);
  }

  /**
   * Pops elements of the first list that has some.
   *
   * @param direction LEFT or RIGHT
   * @param count how many at most
   * @param keys the keys, one by one or as a collection
   * @return the values with their key; null if there were none
   */
  default Coroutine<@Nullable KeyValues<V>> lmpop(String direction, long count, Object... keys) {
    return call(
        Reply.keyValues(), "LMPOP", CommandArguments.counted(keys), direction, "COUNT", count);
  }

  /**
   * Pops the first element.
   *
   * @param key the key
   * @return the value; null if there is none
   */
  default Coroutine<@Nullable V> lpop(Object key) {
    return call(Reply.value(), "LPOP", key);
  }

  /**
   * Pops the first elements.
   *
   * @param key the key
   * @param count how many at most
   * @return the values; null where there is none
   */
  default Coroutine<List<V>> lpop(Object key, long count) {
    return call(Reply.values(), "LPOP", key, count);
  }

  /**
   * Finds an element.
   *
   * @param key the key
   * @param value the value
   * @return the number
   */
  default Coroutine<@Nullable Long> lpos(Object key, Object value) {
    return call(Reply.LONG, "LPOS", key, value);
  }

  /**
   * Finds elements.
   *
   * @param key the key
   * @param value the value
   * @param options what else
   * @return a number for each
   */
  default Coroutine<List<@Nullable Long>> lpos(Object key, Object value, LPosOptions options) {
    return call(Reply.LONGS, "LPOS", key, value, options);
  }

  /**
   * Puts values at the head; counts the elements then.
   *
   * @param key the key
   * @param values the values
   * @return the number
   */
  default Coroutine<@Nullable Long> lpush(Object key, Object... values) {
    return call(Reply.LONG, "LPUSH", key, CommandArguments.all(values));
  }

  /**
   * Puts values at the head of a list that is there.
   *
   * @param key the key
   * @param values the values
   * @return the number
   */
  default Coroutine<@Nullable Long> lpushx(Object key, Object... values) {
    return call(Reply.LONG, "LPUSHX", key, CommandArguments.all(values));
  }

  /**
   * Gets elements by their places, both ends included.
   *
   * @param key the key
   * @param start the first one
   * @param end the last one
   * @return the values; null where there is none
   */
  default Coroutine<List<V>> lrange(Object key, long start, long end) {
    return call(Reply.values(), "LRANGE", key, start, end);
  }

  /**
   * Removes elements equal to a value; 0: all, negative: from the tail.
   *
   * @param key the key
   * @param count how many at most
   * @param value the value
   * @return the number
   */
  default Coroutine<@Nullable Long> lrem(Object key, long count, Object value) {
    return call(Reply.LONG, "LREM", key, count, value);
  }

  /**
   * Sets an element by its place.
   *
   * @param key the key
   * @param index the place, from 0; negative from the end
   * @param value the value
   * @return true once it is done
   */
  default Coroutine<Boolean> lset(Object key, long index, Object value) {
    return call(Reply.OK, "LSET", key, index, value);
  }

  /**
   * Keeps elements by their places only.
   *
   * @param key the key
   * @param start the first one
   * @param end the last one
   * @return true once it is done
   */
  default Coroutine<Boolean> ltrim(Object key, long start, long end) {
    return call(Reply.OK, "LTRIM", key, start, end);
  }

  /**
   * Pops the last element.
   *
   * @param key the key
   * @return the value; null if there is none
   */
  default Coroutine<@Nullable V> rpop(Object key) {
    return call(Reply.value(), "RPOP", key);
  }

  /**
   * Pops the last elements.
   *
   * @param key the key
   * @param count how many at most
   * @return the values; null where there is none
   */
  default Coroutine<List<V>> rpop(Object key, long count) {
    return call(Reply.values(), "RPOP", key, count);
  }

  /**
   * Moves the last element to the head of another list.
   *
   * @param source where from
   * @param destination where to
   * @return the value; null if there is none
   */
  default Coroutine<@Nullable V> rpoplpush(Object source, Object destination) {
    return call(Reply.value(), "RPOPLPUSH", source, destination);
  }

  /**
   * Puts values at the tail; counts the elements then.
   *
   * @param key the key
   * @param values the values
   * @return the number
   */
  default Coroutine<@Nullable Long> rpush(Object key, Object... values) {
    return call(Reply.LONG, "RPUSH", key, CommandArguments.all(values));
  }

  /**
   * Puts values at the tail of a list that is there.
   *
   * @param key the key
   * @param values the values
   * @return the number
   */
  default Coroutine<@Nullable Long> rpushx(Object key, Object... values) {
    return call(Reply.LONG, "RPUSHX", key, CommandArguments.all(values));
  }
}
