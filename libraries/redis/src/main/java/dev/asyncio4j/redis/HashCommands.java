package dev.asyncio4j.redis;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The commands of hashes, as Redis names them.
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
public interface HashCommands<V> extends CommandCaller<V> {
  /**
   * Deletes fields.
   *
   * @param key the key
   * @param fields the fields
   * @return the number
   */
  default Coroutine<@Nullable Long> hdel(Object key, Object... fields) {
    return call(Reply.LONG, "HDEL", key, CommandArguments.all(fields));
  }

  /**
   * Tells whether a field is there.
   *
   * @param key the key
   * @param field the field
   * @return whether it is so, or was done
   */
  default Coroutine<Boolean> hexists(Object key, Object field) {
    return call(Reply.BOOL, "HEXISTS", key, field);
  }

  /**
   * Gets the value of a field.
   *
   * @param key the key
   * @param field the field
   * @return the value; null if there is none
   */
  default Coroutine<@Nullable V> hget(Object key, Object field) {
    return call(Reply.value(), "HGET", key, field);
  }

  /**
   * Gets all fields and values.
   *
   * @param key the key
   * @return fields and values
   */
  default Coroutine<Map<V, V>> hgetall(Object key) {
    return call(Reply.map(), "HGETALL", key);
  }

  /**
   * Gets the values of fields, and deletes these.
   *
   * @param key the key
   * @param fields the fields
   * @return the values; null where there is none
   */
  default Coroutine<List<V>> hgetdel(Object key, Object... fields) {
    return call(Reply.values(), "HGETDEL", key, "FIELDS", CommandArguments.counted(fields));
  }

  /**
   * Gets the values of fields, and sets how long these live.
   *
   * @param key the key
   * @param options what else
   * @param fields the fields
   * @return the values; null where there is none
   */
  default Coroutine<List<V>> hgetex(Object key, GetExOptions options, Object... fields) {
    return call(Reply.values(), "HGETEX", key, options, "FIELDS", CommandArguments.counted(fields));
  }

  /**
   * Adds an amount to a number.
   *
   * @param key the key
   * @param field the field
   * @param amount how much
   * @return the number
   */
  default Coroutine<@Nullable Long> hincrby(Object key, Object field, long amount) {
    return call(Reply.LONG, "HINCRBY", key, field, amount);
  }

  /**
   * Adds an amount to a floating number.
   *
   * @param key the key
   * @param field the field
   * @param amount how much
   * @return the number; null if there is none
   */
  default Coroutine<@Nullable Double> hincrbyfloat(Object key, Object field, double amount) {
    return call(Reply.DOUBLE, "HINCRBYFLOAT", key, field, amount);
  }

  /**
   * Gets all fields.
   *
   * @param key the key
   * @return the values; null where there is none
   */
  default Coroutine<List<V>> hkeys(Object key) {
    return call(Reply.values(), "HKEYS", key);
  }

  /**
   * Counts fields.
   *
   * @param key the key
   * @return the number
   */
  default Coroutine<@Nullable Long> hlen(Object key) {
    return call(Reply.LONG, "HLEN", key);
  }

  /**
   * Gets the values of fields.
   *
   * @param key the key
   * @param fields the fields
   * @return the values; null where there is none
   */
  default Coroutine<List<V>> hmget(Object key, Object... fields) {
    return call(Reply.values(), "HMGET", key, CommandArguments.all(fields));
  }

  /**
   * Sets fields; hset does the same.
   *
   * @param key the key
   * @param values the values
   * @return true once it is done
   */
  default Coroutine<Boolean> hmset(Object key, Map<?, ?> values) {
    return call(Reply.OK, "HMSET", key, CommandArguments.pairs(values));
  }

  /**
   * Gets some field.
   *
   * @param key the key
   * @return the value; null if there is none
   */
  default Coroutine<@Nullable V> hrandfield(Object key) {
    return call(Reply.value(), "HRANDFIELD", key);
  }

  /**
   * Gets some fields; a negative count: one may come twice.
   *
   * @param key the key
   * @param count how many at most
   * @return the values; null where there is none
   */
  default Coroutine<List<V>> hrandfield(Object key, long count) {
    return call(Reply.values(), "HRANDFIELD", key, count);
  }

  /**
   * Gets some fields and their values.
   *
   * @param key the key
   * @param count how many at most
   * @return fields and values
   */
  default Coroutine<Map<V, V>> hrandfieldWithValues(Object key, long count) {
    return call(Reply.map(), "HRANDFIELD", key, count, "WITHVALUES");
  }

  /**
   * Gets a page of fields and values.
   *
   * @param key the key
   * @param cursor 0 at first, then that of the page before
   * @param options what else
   * @return the page
   */
  default Coroutine<ScanPage<Map.Entry<V, V>>> hscan(Object key, long cursor, ScanOptions options) {
    return call(Reply.fieldPage(), "HSCAN", key, cursor, options);
  }

  /**
   * Sets a field; counts what is new.
   *
   * @param key the key
   * @param field the field
   * @param value the value
   * @return the number
   */
  default Coroutine<@Nullable Long> hset(Object key, Object field, Object value) {
    return call(Reply.LONG, "HSET", key, field, value);
  }

  /**
   * Sets fields; counts those that are new.
   *
   * @param key the key
   * @param values the values
   * @return the number
   */
  default Coroutine<@Nullable Long> hset(Object key, Map<?, ?> values) {
    return call(Reply.LONG, "HSET", key, CommandArguments.pairs(values));
  }

  /**
   * Sets a field if it is not there.
   *
   * @param key the key
   * @param field the field
   * @param value the value
   * @return whether it is so, or was done
   */
  default Coroutine<Boolean> hsetnx(Object key, Object field, Object value) {
    return call(Reply.BOOL, "HSETNX", key, field, value);
  }

  /**
   * Gets how many bytes a value has.
   *
   * @param key the key
   * @param field the field
   * @return the number
   */
  default Coroutine<@Nullable Long> hstrlen(Object key, Object field) {
    return call(Reply.LONG, "HSTRLEN", key, field);
  }

  /**
   * Gets all values.
   *
   * @param key the key
   * @return the values; null where there is none
   */
  default Coroutine<List<V>> hvals(Object key) {
    return call(Reply.values(), "HVALS", key);
  }
}
