package dev.asyncio4j.redis;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The commands of groups of consumers of streams, as Redis names them.
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
public interface GroupCommands<V> extends CommandCaller<V> {
  /**
   * Acknowledges entries; counts them.
   *
   * @param key the key
   * @param group the group
   * @param ids the IDs
   * @return the number
   */
  default Coroutine<@Nullable Long> xack(Object key, Object group, Object... ids) {
    return call(Reply.LONG, "XACK", key, group, CommandArguments.all(ids));
  }

  /**
   * Takes over what others have not acknowledged for so long.
   *
   * @param key the key
   * @param group the group
   * @param consumer the consumer
   * @param minIdle for how long at least
   * @param start the first one
   * @return what was claimed, and where to go on
   */
  default Coroutine<AutoClaim<V>> xautoclaim(
      Object key, Object group, Object consumer, Duration minIdle, Object start) {
    return call(
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
   * @return what was claimed, and where to go on
   */
  default Coroutine<AutoClaim<V>> xautoclaim(
      Object key, Object group, Object consumer, Duration minIdle, Object start, long count) {
    return call(
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
   * @return the entries
   */
  default Coroutine<List<StreamEntry<V>>> xclaim(
      Object key, Object group, Object consumer, Duration minIdle, Object... ids) {
    return call(
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
   * @return true once it is done
   */
  default Coroutine<Boolean> xgroupCreate(Object key, Object group, Object id) {
    return call(Reply.OK, "XGROUP CREATE", key, group, id);
  }

  /**
   * Makes a group, and the stream if there is none.
   *
   * @param key the key
   * @param group the group
   * @param id the ID
   * @param mkstream whether to make the stream
   * @return true once it is done
   */
  default Coroutine<Boolean> xgroupCreate(Object key, Object group, Object id, boolean mkstream) {
    return call(
        Reply.OK, "XGROUP CREATE", key, group, id, CommandArguments.word(mkstream, "MKSTREAM"));
  }

  /**
   * Makes a consumer.
   *
   * @param key the key
   * @param group the group
   * @param consumer the consumer
   * @return whether it is so, or was done
   */
  default Coroutine<Boolean> xgroupCreateconsumer(Object key, Object group, Object consumer) {
    return call(Reply.BOOL, "XGROUP CREATECONSUMER", key, group, consumer);
  }

  /**
   * Deletes a consumer; counts what it had not acknowledged.
   *
   * @param key the key
   * @param group the group
   * @param consumer the consumer
   * @return the number
   */
  default Coroutine<@Nullable Long> xgroupDelconsumer(Object key, Object group, Object consumer) {
    return call(Reply.LONG, "XGROUP DELCONSUMER", key, group, consumer);
  }

  /**
   * Deletes a group.
   *
   * @param key the key
   * @param group the group
   * @return whether it is so, or was done
   */
  default Coroutine<Boolean> xgroupDestroy(Object key, Object group) {
    return call(Reply.BOOL, "XGROUP DESTROY", key, group);
  }

  /**
   * Sets where a group goes on.
   *
   * @param key the key
   * @param group the group
   * @param id the ID
   * @return true once it is done
   */
  default Coroutine<Boolean> xgroupSetid(Object key, Object group, Object id) {
    return call(Reply.OK, "XGROUP SETID", key, group, id);
  }

  /**
   * Tells of the consumers of a group.
   *
   * @param key the key
   * @param group the group
   * @return a map for each
   */
  default Coroutine<List<Map<String, Object>>> xinfoConsumers(Object key, Object group) {
    return call(Reply.PLAIN_MAPS, "XINFO CONSUMERS", key, group);
  }

  /**
   * Tells of the groups of a stream.
   *
   * @param key the key
   * @return a map for each
   */
  default Coroutine<List<Map<String, Object>>> xinfoGroups(Object key) {
    return call(Reply.PLAIN_MAPS, "XINFO GROUPS", key);
  }

  /**
   * Tells of a stream.
   *
   * @param key the key
   * @return names and what they stand for
   */
  default Coroutine<Map<String, Object>> xinfoStream(Object key) {
    return call(Reply.PLAIN_MAP, "XINFO STREAM", key);
  }

  /**
   * Counts what is not acknowledged.
   *
   * @param key the key
   * @param group the group
   * @return the summary
   */
  default Coroutine<PendingSummary> xpending(Object key, Object group) {
    return call(Reply.PENDING, "XPENDING", key, group);
  }

  /**
   * Gets what is not acknowledged.
   *
   * @param key the key
   * @param group the group
   * @param min the lowest
   * @param max the highest
   * @param count how many at most
   * @return the entries
   */
  default Coroutine<List<PendingEntry>> xpendingRange(
      Object key, Object group, Object min, Object max, long count) {
    return call(Reply.PENDING_ENTRIES, "XPENDING", key, group, min, max, count);
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
   * @return the entries
   */
  default Coroutine<List<PendingEntry>> xpendingRange(
      Object key, Object group, Object min, Object max, long count, Object consumer) {
    return call(Reply.PENDING_ENTRIES, "XPENDING", key, group, min, max, count, consumer);
  }

  /**
   * Gets entries for a consumer; ">" are those that no consumer has got.
   *
   * @param group the group
   * @param consumer the consumer
   * @param streams IDs by stream
   * @return entries by stream; empty if there are none
   */
  default Coroutine<Map<V, List<StreamEntry<V>>>> xreadgroup(
      Object group, Object consumer, Map<?, ?> streams) {
    return call(
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
   * @return entries by stream; empty if there are none
   */
  default Coroutine<Map<V, List<StreamEntry<V>>>> xreadgroup(
      Object group, Object consumer, Map<?, ?> streams, XReadOptions options) {
    return call(
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
