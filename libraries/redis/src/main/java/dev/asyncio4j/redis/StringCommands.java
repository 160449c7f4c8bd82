package dev.asyncio4j.redis;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The commands of strings, as Redis names them.
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
public interface StringCommands<V> extends CommandCaller<V> {
  /**
   * Appends to a string; a missing one counts as empty.
   *
   * @param key the key
   * @param value the value
   * @return the number
   */
  default Coroutine<@Nullable Long> append(Object key, Object value) {
    return call(Reply.LONG, "APPEND", key, value);
  }

  /**
   * Gets the value of a key.
   *
   * @param key the key
   * @return the value; null if there is none
   */
  default Coroutine<@Nullable V> get(Object key) {
    return call(Reply.value(), "GET", key);
  }

  /**
   * Gets the value of a key, and deletes it.
   *
   * @param key the key
   * @return the value; null if there is none
   */
  default Coroutine<@Nullable V> getdel(Object key) {
    return call(Reply.value(), "GETDEL", key);
  }

  /**
   * Gets the value of a key, and sets how long it lives.
   *
   * @param key the key
   * @param options what else
   * @return the value; null if there is none
   */
  default Coroutine<@Nullable V> getex(Object key, GetExOptions options) {
    return call(Reply.value(), "GETEX", key, options);
  }

  /**
   * Gets a part of a string, by its bytes.
   *
   * @param key the key
   * @param start the first one
   * @param end the last one
   * @return the value; null if there is none
   */
  default Coroutine<@Nullable V> getrange(Object key, long start, long end) {
    return call(Reply.value(), "GETRANGE", key, start, end);
  }

  /**
   * Sets a value, and gets the old one.
   *
   * @param key the key
   * @param value the value
   * @return the value; null if there is none
   */
  default Coroutine<@Nullable V> getset(Object key, Object value) {
    return call(Reply.value(), "GETSET", key, value);
  }

  /**
   * Gets the longest common subsequence of two strings.
   *
   * @param key1 the one
   * @param key2 the other
   * @return the value; null if there is none
   */
  default Coroutine<@Nullable V> lcs(Object key1, Object key2) {
    return call(Reply.value(), "LCS", key1, key2);
  }

  /**
   * Gets how long the longest common subsequence is.
   *
   * @param key1 the one
   * @param key2 the other
   * @return the number
   */
  default Coroutine<@Nullable Long> lcsLength(Object key1, Object key2) {
    return call(Reply.LONG, "LCS", key1, key2, "LEN");
  }

  /**
   * Gets where two strings agree.
   *
   * @param key1 the one
   * @param key2 the other
   * @return names and what they stand for
   */
  default Coroutine<Map<String, Object>> lcsIndexes(Object key1, Object key2) {
    return call(Reply.PLAIN_MAP, "LCS", key1, key2, "IDX", "WITHMATCHLEN");
  }

  /**
   * Gets the values of keys.
   *
   * @param keys the keys, one by one or as a collection
   * @return the values; null where there is none
   */
  default Coroutine<List<V>> mget(Object... keys) {
    return call(Reply.values(), "MGET", CommandArguments.all(keys));
  }

  /**
   * Sets several keys.
   *
   * @param values the values
   * @return true once it is done
   */
  default Coroutine<Boolean> mset(Map<?, ?> values) {
    return call(Reply.OK, "MSET", CommandArguments.pairs(values));
  }

  /**
   * Sets several keys if none of them is there.
   *
   * @param values the values
   * @return whether it is so, or was done
   */
  default Coroutine<Boolean> msetnx(Map<?, ?> values) {
    return call(Reply.BOOL, "MSETNX", CommandArguments.pairs(values));
  }

  /**
   * Sets a value that lives for milliseconds.
   *
   * @param key the key
   * @param ttl how long
   * @param value the value
   * @return true once it is done
   */
  default Coroutine<Boolean> psetex(Object key, Duration ttl, Object value) {
    return call(Reply.OK, "PSETEX", key, CommandArguments.millis(ttl), value);
  }

  /**
   * Sets a value.
   *
   * @param key the key
   * @param value the value
   * @return true once it is done
   */
  default Coroutine<Boolean> set(Object key, Object value) {
    return call(Reply.OK, "SET", key, value);
  }

  /**
   * Sets a value; false if the options refuse it.
   *
   * @param key the key
   * @param value the value
   * @param options what else
   * @return true once it is done
   */
  default Coroutine<Boolean> set(Object key, Object value, SetOptions options) {
    return call(Reply.OK, "SET", key, value, options);
  }

  /**
   * Sets a value, and gets the old one.
   *
   * @param key the key
   * @param value the value
   * @return the value; null if there is none
   */
  default Coroutine<@Nullable V> setGet(Object key, Object value) {
    return call(Reply.value(), "SET", key, value, "GET");
  }

  /**
   * Sets a value, and gets the old one.
   *
   * @param key the key
   * @param value the value
   * @param options what else
   * @return the value; null if there is none
   */
  default Coroutine<@Nullable V> setGet(Object key, Object value, SetOptions options) {
    return call(Reply.value(), "SET", key, value, options, "GET");
  }

  /**
   * Sets a value that lives for seconds.
   *
   * @param key the key
   * @param ttl how long
   * @param value the value
   * @return true once it is done
   */
  default Coroutine<Boolean> setex(Object key, Duration ttl, Object value) {
    return call(Reply.OK, "SETEX", key, CommandArguments.seconds(ttl), value);
  }

  /**
   * Sets a value if there is none.
   *
   * @param key the key
   * @param value the value
   * @return whether it is so, or was done
   */
  default Coroutine<Boolean> setnx(Object key, Object value) {
    return call(Reply.BOOL, "SETNX", key, value);
  }

  /**
   * Writes over a part of a string.
   *
   * @param key the key
   * @param offset the place, from 0
   * @param value the value
   * @return the number
   */
  default Coroutine<@Nullable Long> setrange(Object key, long offset, Object value) {
    return call(Reply.LONG, "SETRANGE", key, offset, value);
  }

  /**
   * Gets how many bytes a string has.
   *
   * @param key the key
   * @return the number
   */
  default Coroutine<@Nullable Long> strlen(Object key) {
    return call(Reply.LONG, "STRLEN", key);
  }

  /**
   * Gets a part of a string; the old name of getrange.
   *
   * @param key the key
   * @param start the first one
   * @param end the last one
   * @return the value; null if there is none
   */
  default Coroutine<@Nullable V> substr(Object key, long start, long end) {
    return call(Reply.value(), "SUBSTR", key, start, end);
  }
}
