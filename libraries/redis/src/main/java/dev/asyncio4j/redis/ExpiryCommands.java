package dev.asyncio4j.redis;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The commands of how long keys live, as Redis names them.
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
public interface ExpiryCommands<V> extends CommandCaller<V> {
  /**
   * Sets how long a key lives.
   *
   * @param key the key
   * @param ttl how long
   * @return whether it is so, or was done
   */
  default Coroutine<Boolean> expire(Object key, Duration ttl) {
    return call(Reply.BOOL, "EXPIRE", key, CommandArguments.seconds(ttl));
  }

  /**
   * Sets how long a key lives, on a condition.
   *
   * @param key the key
   * @param ttl how long
   * @param when the condition
   * @return whether it is so, or was done
   */
  default Coroutine<Boolean> expire(Object key, Duration ttl, ExpireCondition when) {
    return call(Reply.BOOL, "EXPIRE", key, CommandArguments.seconds(ttl), when.name());
  }

  /**
   * Sets until when a key lives.
   *
   * @param key the key
   * @param time the time
   * @return whether it is so, or was done
   */
  default Coroutine<Boolean> expireat(Object key, Instant time) {
    return call(Reply.BOOL, "EXPIREAT", key, CommandArguments.seconds(time));
  }

  /**
   * Gets until when a key lives, in seconds; -1: for ever, -2: there is none.
   *
   * @param key the key
   * @return the number
   */
  default Coroutine<@Nullable Long> expiretime(Object key) {
    return call(Reply.LONG, "EXPIRETIME", key);
  }

  /**
   * Gets how a value is kept.
   *
   * @param key the key
   * @return the text
   */
  default Coroutine<@Nullable String> objectEncoding(Object key) {
    return call(Reply.TEXT, "OBJECT ENCODING", key);
  }

  /**
   * Gets how often a key is used, on a scale of its own.
   *
   * @param key the key
   * @return the number
   */
  default Coroutine<@Nullable Long> objectFreq(Object key) {
    return call(Reply.LONG, "OBJECT FREQ", key);
  }

  /**
   * Gets for how many seconds a key was not used.
   *
   * @param key the key
   * @return the number
   */
  default Coroutine<@Nullable Long> objectIdletime(Object key) {
    return call(Reply.LONG, "OBJECT IDLETIME", key);
  }

  /**
   * Gets how many refer to a value.
   *
   * @param key the key
   * @return the number
   */
  default Coroutine<@Nullable Long> objectRefcount(Object key) {
    return call(Reply.LONG, "OBJECT REFCOUNT", key);
  }

  /**
   * Has a key live for ever.
   *
   * @param key the key
   * @return whether it is so, or was done
   */
  default Coroutine<Boolean> persist(Object key) {
    return call(Reply.BOOL, "PERSIST", key);
  }

  /**
   * Sets how long a key lives, to the millisecond.
   *
   * @param key the key
   * @param ttl how long
   * @return whether it is so, or was done
   */
  default Coroutine<Boolean> pexpire(Object key, Duration ttl) {
    return call(Reply.BOOL, "PEXPIRE", key, CommandArguments.millis(ttl));
  }

  /**
   * Sets until when a key lives, to the millisecond.
   *
   * @param key the key
   * @param time the time
   * @return whether it is so, or was done
   */
  default Coroutine<Boolean> pexpireat(Object key, Instant time) {
    return call(Reply.BOOL, "PEXPIREAT", key, CommandArguments.millis(time));
  }

  /**
   * Gets until when a key lives, in milliseconds.
   *
   * @param key the key
   * @return the number
   */
  default Coroutine<@Nullable Long> pexpiretime(Object key) {
    return call(Reply.LONG, "PEXPIRETIME", key);
  }

  /**
   * Gets how many milliseconds a key lives; -1: for ever, -2: there is none.
   *
   * @param key the key
   * @return the number
   */
  default Coroutine<@Nullable Long> pttl(Object key) {
    return call(Reply.LONG, "PTTL", key);
  }

  /**
   * Counts keys as used.
   *
   * @param keys the keys, one by one or as a collection
   * @return the number
   */
  default Coroutine<@Nullable Long> touch(Object... keys) {
    return call(Reply.LONG, "TOUCH", CommandArguments.all(keys));
  }

  /**
   * Gets how many seconds a key lives; -1: for ever, -2: there is none.
   *
   * @param key the key
   * @return the number
   */
  default Coroutine<@Nullable Long> ttl(Object key) {
    return call(Reply.LONG, "TTL", key);
  }
}
