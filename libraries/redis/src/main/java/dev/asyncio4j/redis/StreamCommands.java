package dev.asyncio4j.redis;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The commands of streams, as Redis names them.
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
public interface StreamCommands<V> extends CommandCaller<V> {
  /**
   * Adds an entry; gets its ID.
   *
   * @param key the key
   * @param fields the fields
   * @return the text
   */
  default Coroutine<@Nullable String> xadd(Object key, Map<?, ?> fields) {
    return call(Reply.TEXT, "XADD", key, "*", CommandArguments.pairs(fields));
  }

  /**
   * Adds an entry; gets its ID.
   *
   * @param key the key
   * @param fields the fields
   * @param options what else
   * @return the text
   */
  default Coroutine<@Nullable String> xadd(Object key, Map<?, ?> fields, XAddOptions options) {
    return call(Reply.TEXT, "XADD", key, options, CommandArguments.pairs(fields));
  }

  /**
   * Deletes entries.
   *
   * @param key the key
   * @param ids the IDs
   * @return the number
   */
  default Coroutine<@Nullable Long> xdel(Object key, Object... ids) {
    return call(Reply.LONG, "XDEL", key, CommandArguments.all(ids));
  }

  /**
   * Counts entries.
   *
   * @param key the key
   * @return the number
   */
  default Coroutine<@Nullable Long> xlen(Object key) {
    return call(Reply.LONG, "XLEN", key);
  }

  /**
   * Gets entries by their IDs; "-" and "+" are the ends, "(1-2" leaves 1-2 out.
   *
   * @param key the key
   * @param start the first one
   * @param end the last one
   * @return the entries
   */
  default Coroutine<List<StreamEntry<V>>> xrange(Object key, Object start, Object end) {
    return call(Reply.entries(), "XRANGE", key, start, end);
  }

  /**
   * Gets some of the entries by their IDs.
   *
   * @param key the key
   * @param start the first one
   * @param end the last one
   * @param count how many at most
   * @return the entries
   */
  default Coroutine<List<StreamEntry<V>>> xrange(Object key, Object start, Object end, long count) {
    return call(Reply.entries(), "XRANGE", key, start, end, "COUNT", count);
  }

  /**
   * Gets entries by their IDs, the last one first.
   *
   * @param key the key
   * @param end the last one
   * @param start the first one
   * @return the entries
   */
  default Coroutine<List<StreamEntry<V>>> xrevrange(Object key, Object end, Object start) {
    return call(Reply.entries(), "XREVRANGE", key, end, start);
  }

  /**
   * Gets some of the entries by their IDs, the last one first.
   *
   * @param key the key
   * @param end the last one
   * @param start the first one
   * @param count how many at most
   * @return the entries
   */
  default Coroutine<List<StreamEntry<V>>> xrevrange(
      Object key, Object end, Object start, long count) {
    return call(Reply.entries(), "XREVRANGE", key, end, start, "COUNT", count);
  }

  /**
   * Gets what comes after an ID of each stream.
   *
   * @param streams IDs by stream
   * @return entries by stream; empty if there are none
   */
  default Coroutine<Map<V, List<StreamEntry<V>>>> xread(Map<?, ?> streams) {
    return call(
        Reply.streams(),
        "XREAD",
        "STREAMS",
        CommandArguments.all(streams.keySet()),
        CommandArguments.all(streams.values()));
  }

  /**
   * Gets what comes after an ID of each stream; may wait for it.
   *
   * @param streams IDs by stream
   * @param options what else
   * @return entries by stream; empty if there are none
   */
  default Coroutine<Map<V, List<StreamEntry<V>>>> xread(Map<?, ?> streams, XReadOptions options) {
    return call(
        Reply.streams(),
        "XREAD",
        options,
        "STREAMS",
        CommandArguments.all(streams.keySet()),
        CommandArguments.all(streams.values()));
  }

  /**
   * Deletes old entries; counts them.
   *
   * @param key the key
   * @param options what else
   * @return the number
   */
  default Coroutine<@Nullable Long> xtrim(Object key, XTrimOptions options) {
    return call(Reply.LONG, "XTRIM", key, options);
  }

  /**
   * Sets the last ID of a stream.
   *
   * @param key the key
   * @param id the ID
   * @return true once it is done
   */
  default Coroutine<Boolean> xsetid(Object key, Object id) {
    return call(Reply.OK, "XSETID", key, id);
  }

  /**
   * Deletes entries, and settles what groups know of them.
   *
   * @param key the key
   * @param policy KEEPREF, DELREF or ACKED
   * @param ids the entries
   * @return of each entry 1 if it is gone, -1 if there was none, 2 if a group still needs it
   */
  default Coroutine<List<Long>> xdelex(Object key, String policy, Object... ids) {
    return call(Reply.LONGS, "XDELEX", key, policy, "IDS", CommandArguments.counted(ids));
  }

  /**
   * Acknowledges entries, and deletes them.
   *
   * @param key the key
   * @param group the group
   * @param policy KEEPREF, DELREF or ACKED
   * @param ids the entries
   * @return of each entry 1 if it is gone, -1 if there was none, 2 if a group still needs it
   */
  default Coroutine<List<Long>> xackdel(Object key, Object group, String policy, Object... ids) {
    return call(Reply.LONGS, "XACKDEL", key, group, policy, "IDS", CommandArguments.counted(ids));
  }
}
