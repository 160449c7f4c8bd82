package dev.asyncio4j.redis;

import java.util.Map;

/**
 * Queued: the commands of streams, as Redis names them; a pipeline has them.
 *
 * <p><i>Python:</i> the methods of the same names. <b>Thread and loop:</b> on the turn of the
 * client's loop.
 *
 * @param <V> the type of keys, fields and values in replies
 */
public interface QueuedStreamCommands<V> extends QueueCaller<V> {
  /**
   * Adds an entry; gets its ID.
   *
   * @param key the key
   * @param fields the fields
   * @return this pipeline
   */
  default RedisPipeline<V> xadd(Object key, Map<?, ?> fields) {
    return queue(Reply.TEXT, "XADD", key, "*", CommandArguments.pairs(fields));
  }

  /**
   * Adds an entry; gets its ID.
   *
   * @param key the key
   * @param fields the fields
   * @param options what else
   * @return this pipeline
   */
  default RedisPipeline<V> xadd(Object key, Map<?, ?> fields, XAddOptions options) {
    return queue(Reply.TEXT, "XADD", key, options, CommandArguments.pairs(fields));
  }

  /**
   * Deletes entries.
   *
   * @param key the key
   * @param ids the IDs
   * @return this pipeline
   */
  default RedisPipeline<V> xdel(Object key, Object... ids) {
    return queue(Reply.LONG, "XDEL", key, CommandArguments.all(ids));
  }

  /**
   * Counts entries.
   *
   * @param key the key
   * @return this pipeline
   */
  default RedisPipeline<V> xlen(Object key) {
    return queue(Reply.LONG, "XLEN", key);
  }

  /**
   * Gets entries by their IDs; "-" and "+" are the ends, "(1-2" leaves 1-2 out.
   *
   * @param key the key
   * @param start the first one
   * @param end the last one
   * @return this pipeline
   */
  default RedisPipeline<V> xrange(Object key, Object start, Object end) {
    return queue(Reply.entries(), "XRANGE", key, start, end);
  }

  /**
   * Gets some of the entries by their IDs.
   *
   * @param key the key
   * @param start the first one
   * @param end the last one
   * @param count how many at most
   * @return this pipeline
   */
  default RedisPipeline<V> xrange(Object key, Object start, Object end, long count) {
    return queue(Reply.entries(), "XRANGE", key, start, end, "COUNT", count);
  }

  /**
   * Gets entries by their IDs, the last one first.
   *
   * @param key the key
   * @param end the last one
   * @param start the first one
   * @return this pipeline
   */
  default RedisPipeline<V> xrevrange(Object key, Object end, Object start) {
    return queue(Reply.entries(), "XREVRANGE", key, end, start);
  }

  /**
   * Gets some of the entries by their IDs, the last one first.
   *
   * @param key the key
   * @param end the last one
   * @param start the first one
   * @param count how many at most
   * @return this pipeline
   */
  default RedisPipeline<V> xrevrange(Object key, Object end, Object start, long count) {
    return queue(Reply.entries(), "XREVRANGE", key, end, start, "COUNT", count);
  }

  /**
   * Gets what comes after an ID of each stream.
   *
   * @param streams IDs by stream
   * @return this pipeline
   */
  default RedisPipeline<V> xread(Map<?, ?> streams) {
    return queue(
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
   * @return this pipeline
   */
  default RedisPipeline<V> xread(Map<?, ?> streams, XReadOptions options) {
    return queue(
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
   * @return this pipeline
   */
  default RedisPipeline<V> xtrim(Object key, XTrimOptions options) {
    return queue(Reply.LONG, "XTRIM", key, options);
  }

  /**
   * Sets the last ID of a stream.
   *
   * @param key the key
   * @param id the ID
   * @return this pipeline
   */
  default RedisPipeline<V> xsetid(Object key, Object id) {
    return queue(Reply.OK, "XSETID", key, id);
  }
}
