package dev.asyncio4j.redis;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import org.jspecify.annotations.Nullable;

/**
 * The commands of strings that hold numbers, as Redis names them.
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
public interface NumberCommands<V> extends CommandCaller<V> {
  /**
   * Takes one from a number.
   *
   * @param key the key
   * @return the number
   */
  default Coroutine<@Nullable Long> decr(Object key) {
    return call(Reply.LONG, "DECRBY", key, 1);
  }

  /**
   * Takes an amount from a number.
   *
   * @param key the key
   * @param amount how much
   * @return the number
   */
  default Coroutine<@Nullable Long> decrby(Object key, long amount) {
    return call(Reply.LONG, "DECRBY", key, amount);
  }

  /**
   * Adds one to a number.
   *
   * @param key the key
   * @return the number
   */
  default Coroutine<@Nullable Long> incr(Object key) {
    return call(Reply.LONG, "INCRBY", key, 1);
  }

  /**
   * Adds an amount to a number.
   *
   * @param key the key
   * @param amount how much
   * @return the number
   */
  default Coroutine<@Nullable Long> incrby(Object key, long amount) {
    return call(Reply.LONG, "INCRBY", key, amount);
  }

  /**
   * Adds an amount to a floating number.
   *
   * @param key the key
   * @param amount how much
   * @return the number; null if there is none
   */
  default Coroutine<@Nullable Double> incrbyfloat(Object key, double amount) {
    return call(Reply.DOUBLE, "INCRBYFLOAT", key, amount);
  }
}
