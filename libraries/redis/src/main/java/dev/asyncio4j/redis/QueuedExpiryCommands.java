package dev.asyncio4j.redis;

import java.time.Duration;
import java.time.Instant;

/**
 * Queued: the commands of how long keys live, as Redis names them; a pipeline has them.
 *
 * <p><i>Python:</i> the methods of the same names. <b>Thread and loop:</b> on the turn of the
 * client's loop.
 *
 * @param <V> the type of keys, fields and values in replies
 */
public interface QueuedExpiryCommands<V> extends QueueCaller<V> {
  /**
   * Sets how long a key lives.
   *
   * @param key the key
   * @param ttl how long
   * @return this pipeline
   */
  default RedisPipeline<V> expire(Object key, Duration ttl) {
    return queue(Reply.BOOL, "EXPIRE", key, CommandArguments.seconds(ttl));
  }

  /**
   * Sets how long a key lives, on a condition.
   *
   * @param key the key
   * @param ttl how long
   * @param when the condition
   * @return this pipeline
   */
  default RedisPipeline<V> expire(Object key, Duration ttl, ExpireCondition when) {
    return queue(Reply.BOOL, "EXPIRE", key, CommandArguments.seconds(ttl), when.name());
  }

  /**
   * Sets until when a key lives.
   *
   * @param key the key
   * @param time the time
   * @return this pipeline
   */
  default RedisPipeline<V> expireat(Object key, Instant time) {
    return queue(Reply.BOOL, "EXPIREAT", key, CommandArguments.seconds(time));
  }

  /**
   * Gets until when a key lives, in seconds; -1: for ever, -2: there is none.
   *
   * @param key the key
   * @return this pipeline
   */
  default RedisPipeline<V> expiretime(Object key) {
    return queue(Reply.LONG, "EXPIRETIME", key);
  }

  /**
   * Gets how a value is kept.
   *
   * @param key the key
   * @return this pipeline
   */
  default RedisPipeline<V> objectEncoding(Object key) {
    return queue(Reply.TEXT, "OBJECT ENCODING", key);
  }

  /**
   * Gets how often a key is used, on a scale of its own.
   *
   * @param key the key
   * @return this pipeline
   */
  default RedisPipeline<V> objectFreq(Object key) {
    return queue(Reply.LONG, "OBJECT FREQ", key);
  }

  /**
   * Gets for how many seconds a key was not used.
   *
   * @param key the key
   * @return this pipeline
   */
  default RedisPipeline<V> objectIdletime(Object key) {
    return queue(Reply.LONG, "OBJECT IDLETIME", key);
  }

  /**
   * Gets how many refer to a value.
   *
   * @param key the key
   * @return this pipeline
   */
  default RedisPipeline<V> objectRefcount(Object key) {
    return queue(Reply.LONG, "OBJECT REFCOUNT", key);
  }

  /**
   * Has a key live for ever.
   *
   * @param key the key
   * @return this pipeline
   */
  default RedisPipeline<V> persist(Object key) {
    return queue(Reply.BOOL, "PERSIST", key);
  }

  /**
   * Sets how long a key lives, to the millisecond.
   *
   * @param key the key
   * @param ttl how long
   * @return this pipeline
   */
  default RedisPipeline<V> pexpire(Object key, Duration ttl) {
    return queue(Reply.BOOL, "PEXPIRE", key, CommandArguments.millis(ttl));
  }

  /**
   * Sets until when a key lives, to the millisecond.
   *
   * @param key the key
   * @param time the time
   * @return this pipeline
   */
  default RedisPipeline<V> pexpireat(Object key, Instant time) {
    return queue(Reply.BOOL, "PEXPIREAT", key, CommandArguments.millis(time));
  }

  /**
   * Gets until when a key lives, in milliseconds.
   *
   * @param key the key
   * @return this pipeline
   */
  default RedisPipeline<V> pexpiretime(Object key) {
    return queue(Reply.LONG, "PEXPIRETIME", key);
  }

  /**
   * Gets how many milliseconds a key lives; -1: for ever, -2: there is none.
   *
   * @param key the key
   * @return this pipeline
   */
  default RedisPipeline<V> pttl(Object key) {
    return queue(Reply.LONG, "PTTL", key);
  }

  /**
   * Counts keys as used.
   *
   * @param keys the keys, one by one or as a collection
   * @return this pipeline
   */
  default RedisPipeline<V> touch(Object... keys) {
    return queue(Reply.LONG, "TOUCH", CommandArguments.all(keys));
  }

  /**
   * Gets how many seconds a key lives; -1: for ever, -2: there is none.
   *
   * @param key the key
   * @return this pipeline
   */
  default RedisPipeline<V> ttl(Object key) {
    return queue(Reply.LONG, "TTL", key);
  }
}
