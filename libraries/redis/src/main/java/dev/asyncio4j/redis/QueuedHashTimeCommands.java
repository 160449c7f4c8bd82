package dev.asyncio4j.redis;

import java.time.Duration;
import java.time.Instant;

/**
 * Queued: the commands of how long fields of hashes live, as Redis names them; a pipeline has them.
 *
 * <p><i>Python:</i> the methods of the same names. <b>Thread and loop:</b> on the turn of the
 * client's loop.
 *
 * @param <V> the type of keys, fields and values in replies
 */
public interface QueuedHashTimeCommands<V> extends QueueCaller<V> {
  /**
   * Sets how long fields live; of each 1, 0 if refused, 2 if deleted, or -2 if there is none.
   *
   * @param key the key
   * @param ttl how long
   * @param fields the fields
   * @return this pipeline
   */
  default RedisPipeline<V> hexpire(Object key, Duration ttl, Object... fields) {
    return queue(
        Reply.LONGS,
        "HEXPIRE",
        key,
        CommandArguments.seconds(ttl),
        "FIELDS",
        CommandArguments.counted(fields));
  }

  /**
   * Sets until when fields live.
   *
   * @param key the key
   * @param time the time
   * @param fields the fields
   * @return this pipeline
   */
  default RedisPipeline<V> hexpireat(Object key, Instant time, Object... fields) {
    return queue(
        Reply.LONGS,
        "HEXPIREAT",
        key,
        CommandArguments.seconds(time),
        "FIELDS",
        CommandArguments.counted(fields));
  }

  /**
   * Gets until when fields live, in seconds.
   *
   * @param key the key
   * @param fields the fields
   * @return this pipeline
   */
  default RedisPipeline<V> hexpiretime(Object key, Object... fields) {
    return queue(Reply.LONGS, "HEXPIRETIME", key, "FIELDS", CommandArguments.counted(fields));
  }

  /**
   * Has fields live for ever.
   *
   * @param key the key
   * @param fields the fields
   * @return this pipeline
   */
  default RedisPipeline<V> hpersist(Object key, Object... fields) {
    return queue(Reply.LONGS, "HPERSIST", key, "FIELDS", CommandArguments.counted(fields));
  }

  /**
   * Sets how long fields live, to the millisecond.
   *
   * @param key the key
   * @param ttl how long
   * @param fields the fields
   * @return this pipeline
   */
  default RedisPipeline<V> hpexpire(Object key, Duration ttl, Object... fields) {
    return queue(
        Reply.LONGS,
        "HPEXPIRE",
        key,
        CommandArguments.millis(ttl),
        "FIELDS",
        CommandArguments.counted(fields));
  }

  /**
   * Sets until when fields live, to the millisecond.
   *
   * @param key the key
   * @param time the time
   * @param fields the fields
   * @return this pipeline
   */
  default RedisPipeline<V> hpexpireat(Object key, Instant time, Object... fields) {
    return queue(
        Reply.LONGS,
        "HPEXPIREAT",
        key,
        CommandArguments.millis(time),
        "FIELDS",
        CommandArguments.counted(fields));
  }

  /**
   * Gets until when fields live, in milliseconds.
   *
   * @param key the key
   * @param fields the fields
   * @return this pipeline
   */
  default RedisPipeline<V> hpexpiretime(Object key, Object... fields) {
    return queue(Reply.LONGS, "HPEXPIRETIME", key, "FIELDS", CommandArguments.counted(fields));
  }

  /**
   * Gets how many milliseconds fields live.
   *
   * @param key the key
   * @param fields the fields
   * @return this pipeline
   */
  default RedisPipeline<V> hpttl(Object key, Object... fields) {
    return queue(Reply.LONGS, "HPTTL", key, "FIELDS", CommandArguments.counted(fields));
  }

  /**
   * Gets how many seconds fields live; -1: for ever, -2: there is none.
   *
   * @param key the key
   * @param fields the fields
   * @return this pipeline
   */
  default RedisPipeline<V> httl(Object key, Object... fields) {
    return queue(Reply.LONGS, "HTTL", key, "FIELDS", CommandArguments.counted(fields));
  }
}
