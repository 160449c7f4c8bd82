package dev.asyncio4j.redis;

import java.time.Duration;
import java.util.Map;

/**
 * Queued: the commands of groups of consumers of streams, as Redis names them; a pipeline has them.
 *
 * <p><i>Python:</i> the methods of the same names. <b>Thread and loop:</b> on the turn of the
 * client's loop.
 *
 * @param <V> the type of keys, fields and values in replies
 */
public interface QueuedGroupCommands<V> extends QueueCaller<V> {
  /**
   * Acknowledges entries; counts them.
   *
   * @param key the key
   * @param group the group
   * @param ids the IDs
   * @return this pipeline
   */
  default RedisPipeline<V> xack(Object key, Object group, Object... ids) {
    return queue(Reply.LONG, "XACK", key, group, CommandArguments.all(ids));
  }

  /**
   * Takes over what others have not acknowledged for so long.
   *
   * @param key the key
   * @param group the group
   * @param consumer the consumer
   * @param minIdle for how long at least
   * @param start the first one
   * @return this pipeline
   */
  default RedisPipeline<V> xautoclaim(
      Object key, Object group, Object consumer, Duration minIdle, Object start) {
    return queue(
        Reply.claimed(),
        "XAUTOCLAIM",
        key,
        group,
        consumer,
        CommandArguments.millis(minIdle),
        start);
  }

  /**
   * Takes over some of what others have not acknowledged for so long.
   *
   * @param key the key
   * @param group the group
   * @param consumer the consumer
   * @param minIdle for how long at least
   * @param start the first one
   * @param count how many at most
   * @return this pipeline
   */
  default RedisPipeline<V> xautoclaim(
      Object key, Object group, Object consumer, Duration minIdle, Object start, long count) {
    return queue(
        Reply.claimed(),
        "XAUTOCLAIM",
        key,
        group,
        consumer,
        CommandArguments.millis(minIdle),
        start,
        "COUNT",
        count);
  }

  /**
   * Takes over entries that others have not acknowledged for so long.
   *
   * @param key the key
   * @param group the group
   * @param consumer the consumer
   * @param minIdle for how long at least
   * @param ids the IDs
   * @return this pipeline
   */
  default RedisPipeline<V> xclaim(
      Object key, Object group, Object consumer, Duration minIdle, Object... ids) {
    return queue(
        Reply.entries(),
        "XCLAIM",
        key,
        group,
        consumer,
        CommandArguments.millis(minIdle),
        CommandArguments.all(ids));
  }

  /**
   * Makes a group, which begins after an ID.
   *
   * @param key the key
   * @param group the group
   * @param id the ID
   * @return this pipeline
   */
  default RedisPipeline<V> xgroupCreate(Object key, Object group, Object id) {
    return queue(Reply.OK, "XGROUP CREATE", key, group, id);
  }

  /**
   * Makes a group, and the stream if there is none.
   *
   * @param key the key
   * @param group the group
   * @param id the ID
   * @param mkstream whether to make the stream
   * @return this pipeline
   */
  default RedisPipeline<V> xgroupCreate(Object key, Object group, Object id, boolean mkstream) {
    return queue(
        Reply.OK, "XGROUP CREATE", key, group, id, CommandArguments.word(mkstream, "MKSTREAM"));
  }

  /**
   * Makes a consumer.
   *
   * @param key the key
   * @param group the group
   * @param consumer the consumer
   * @return this pipeline
   */
  default RedisPipeline<V> xgroupCreateconsumer(Object key, Object group, Object consumer) {
    return queue(Reply.BOOL, "XGROUP CREATECONSUMER", key, group, consumer);
  }

  /**
   * Deletes a consumer; counts what it had not acknowledged.
   *
   * @param key the key
   * @param group the group
   * @param consumer the consumer
   * @return this pipeline
   */
  default RedisPipeline<V> xgroupDelconsumer(Object key, Object group, Object consumer) {
    return queue(Reply.LONG, "XGROUP DELCONSUMER", key, group, consumer);
  }

  /**
   * Deletes a group.
   *
   * @param key the key
   * @param group the group
   * @return this pipeline
   */
  default RedisPipeline<V> xgroupDestroy(Object key, Object group) {
    return queue(Reply.BOOL, "XGROUP DESTROY", key, group);
  }

  /**
   * Sets where a group goes on.
   *
   * @param key the key
   * @param group the group
   * @param id the ID
   * @return this pipeline
   */
  default RedisPipeline<V> xgroupSetid(Object key, Object group, Object id) {
    return queue(Reply.OK, "XGROUP SETID", key, group, id);
  }

  /**
   * Tells of the consumers of a group.
   *
   * @param key the key
   * @param group the group
   * @return this pipeline
   */
  default RedisPipeline<V> xinfoConsumers(Object key, Object group) {
    return queue(Reply.PLAIN_MAPS, "XINFO CONSUMERS", key, group);
  }

  /**
   * Tells of the groups of a stream.
   *
   * @param key the key
   * @return this pipeline
   */
  default RedisPipeline<V> xinfoGroups(Object key) {
    return queue(Reply.PLAIN_MAPS, "XINFO GROUPS", key);
  }

  /**
   * Tells of a stream.
   *
   * @param key the key
   * @return this pipeline
   */
  default RedisPipeline<V> xinfoStream(Object key) {
    return queue(Reply.PLAIN_MAP, "XINFO STREAM", key);
  }

  /**
   * Counts what is not acknowledged.
   *
   * @param key the key
   * @param group the group
   * @return this pipeline
   */
  default RedisPipeline<V> xpending(Object key, Object group) {
    return queue(Reply.PENDING, "XPENDING", key, group);
  }

  /**
   * Gets what is not acknowledged.
   *
   * @param key the key
   * @param group the group
   * @param min the lowest
   * @param max the highest
   * @param count how many at most
   * @return this pipeline
   */
  default RedisPipeline<V> xpendingRange(
      Object key, Object group, Object min, Object max, long count) {
    return queue(Reply.PENDING_ENTRIES, "XPENDING", key, group, min, max, count);
  }

  /**
   * Gets what a consumer has not acknowledged.
   *
   * @param key the key
   * @param group the group
   * @param min the lowest
   * @param max the highest
   * @param count how many at most
   * @param consumer the consumer
   * @return this pipeline
   */
  default RedisPipeline<V> xpendingRange(
      Object key, Object group, Object min, Object max, long count, Object consumer) {
    return queue(Reply.PENDING_ENTRIES, "XPENDING", key, group, min, max, count, consumer);
  }

  /**
   * Gets entries for a consumer; ">" are those that no consumer has got.
   *
   * @param group the group
   * @param consumer the consumer
   * @param streams IDs by stream
   * @return this pipeline
   */
  default RedisPipeline<V> xreadgroup(Object group, Object consumer, Map<?, ?> streams) {
    return queue(
        Reply.streams(),
        "XREADGROUP",
        "GROUP",
        group,
        consumer,
        "STREAMS",
        CommandArguments.all(streams.keySet()),
        CommandArguments.all(streams.values()));
  }

  /**
   * Gets entries for a consumer; may wait for them.
   *
   * @param group the group
   * @param consumer the consumer
   * @param streams IDs by stream
   * @param options what else
   * @return this pipeline
   */
  default RedisPipeline<V> xreadgroup(
      Object group, Object consumer, Map<?, ?> streams, XReadOptions options) {
    return queue(
        Reply.streams(),
        "XREADGROUP",
        "GROUP",
        group,
        consumer,
        options,
        "STREAMS",
        CommandArguments.all(streams.keySet()),
        CommandArguments.all(streams.values()));
  }
}
