package dev.asyncio4j.redis;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The commands of how long fields of hashes live, as Redis names them.
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
public interface HashTimeCommands<V> extends CommandCaller<V> {
  /**
   * Sets how long fields live; of each 1, 0 if refused, 2 if deleted, or -2 if there is none.
   *
   * @param key the key
   * @param ttl how long
   * @param fields the fields
   * @return a number for each
   */
  default Coroutine<List<@Nullable Long>> hexpire(Object key, Duration ttl, Object... fields) {
    return call(
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
   * @return a number for each
   */
  default Coroutine<List<@Nullable Long>> hexpireat(Object key, Instant time, Object... fields) {
    return call(
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
   * @return a number for each
   */
  default Coroutine<List<@Nullable Long>> hexpiretime(Object key, Object... fields) {
    return call(Reply.LONGS, "HEXPIRETIME", key, "FIELDS", CommandArguments.counted(fields));
  }

  /**
   * Has fields live for ever.
   *
   * @param key the key
   * @param fields the fields
   * @return a number for each
   */
  default Coroutine<List<@Nullable Long>> hpersist(Object key, Object... fields) {
    return call(Reply.LONGS, "HPERSIST", key, "FIELDS", CommandArguments.counted(fields));
  }

  /**
   * Sets how long fields live, to the millisecond.
   *
   * @param key the key
   * @param ttl how long
   * @param fields the fields
   * @return a number for each
   */
  default Coroutine<List<@Nullable Long>> hpexpire(Object key, Duration ttl, Object... fields) {
    return call(
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
   * @return a number for each
   */
  default Coroutine<List<@Nullable Long>> hpexpireat(Object key, Instant time, Object... fields) {
    return call(
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
   * @return a number for each
   */
  default Coroutine<List<@Nullable Long>> hpexpiretime(Object key, Object... fields) {
    return call(Reply.LONGS, "HPEXPIRETIME", key, "FIELDS", CommandArguments.counted(fields));
  }

  /**
   * Gets how many milliseconds fields live.
   *
   * @param key the key
   * @param fields the fields
   * @return a number for each
   */
  default Coroutine<List<@Nullable Long>> hpttl(Object key, Object... fields) {
    return call(Reply.LONGS, "HPTTL", key, "FIELDS", CommandArguments.counted(fields));
  }

  /**
   * Gets how many seconds fields live; -1: for ever, -2: there is none.
   *
   * @param key the key
   * @param fields the fields
   * @return a number for each
   */
  default Coroutine<List<@Nullable Long>> httl(Object key, Object... fields) {
    return call(Reply.LONGS, "HTTL", key, "FIELDS", CommandArguments.counted(fields));
  }

  /**
   * Sets fields that live for a while, all or none of them.
   *
   * @param key the key
   * @param fields the fields
   * @param options how long they live; nx and xx are of the fields
   * @return whether it is so, or was done
   */
  default Coroutine<Boolean> hsetex(Object key, Map<?, ?> fields, SetOptions options) {
    return call(
        Reply.BOOL,
        "HSETEX",
        key,
        options.ofFields(),
        "FIELDS",
        fields.size(),
        CommandArguments.pairs(fields));
  }
}
