package dev.asyncio4j.memcached;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Commands that change or delete what is stored: a part of {@link MemcachedClient}.
 *
 * <p><b>Cancellation:</b> ends the call; the server may obey all the same.
 *
 * <p><b>Thread and loop:</b> of the client.
 */
public interface ChangeCommands {
  /**
   * Adds bytes at the end of a value.
   *
   * <p><i>Python:</i> {@code append(key, value)}. Flags and time to live stay.
   *
   * @param key 1 to 250 bytes, none of them a blank or a control character
   * @param data bytes, whatever the codec of the client
   * @return whether there was a value
   * @throws KeyException if the key is none
   */
  @CheckReturnValue
  Coroutine<Boolean> append(byte[] key, byte[] data);

  /**
   * Does as with bytes, for the UTF-8 of {@code key}.
   *
   * @param key the same as UTF-8
   * @param data bytes, whatever the codec of the client
   * @return whether there was a value
   * @throws KeyException if its bytes are no key
   */
  @CheckReturnValue
  default Coroutine<Boolean> append(String key, byte[] data) {
    return append(Key.utf8(key), data);
  }

  /**
   * Adds bytes before a value.
   *
   * <p><i>Python:</i> {@code prepend(key, value)}. Flags and time to live stay.
   *
   * @param key 1 to 250 bytes, none of them a blank or a control character
   * @param data bytes, whatever the codec of the client
   * @return whether there was a value
   * @throws KeyException if the key is none
   */
  @CheckReturnValue
  Coroutine<Boolean> prepend(byte[] key, byte[] data);

  /**
   * Does as with bytes, for the UTF-8 of {@code key}.
   *
   * @param key the same as UTF-8
   * @param data bytes, whatever the codec of the client
   * @return whether there was a value
   * @throws KeyException if its bytes are no key
   */
  @CheckReturnValue
  default Coroutine<Boolean> prepend(String key, byte[] data) {
    return prepend(Key.utf8(key), data);
  }

  /**
   * Adds to a number.
   *
   * <p><i>Python:</i> {@code incr(key, increment)}; null in place of an error if there is none. It
   * goes from 2<sup>64</sup>-1 on to 0.
   *
   * @param key 1 to 250 bytes, none of them a blank or a control character
   * @param by 0 or more
   * @return the new number, 64 bits without a sign: see {@link Long#toUnsignedString(long)}; null
   *     if there is none
   * @throws KeyException if the key is none, or the number is negative
   * @throws MemcachedException when awaited, if what is stored is no number
   */
  @CheckReturnValue
  Coroutine<@Nullable Long> incr(byte[] key, long by);

  /**
   * Does as with bytes, for the UTF-8 of {@code key}.
   *
   * @param key the same as UTF-8
   * @param by 0 or more
   * @return the new number, 64 bits without a sign: see {@link Long#toUnsignedString(long)}; null
   *     if
   * @throws KeyException if its bytes are no key or the value, number or time is none that
   *     memcached takes
   */
  @CheckReturnValue
  default Coroutine<@Nullable Long> incr(String key, long by) {
    return incr(Key.utf8(key), by);
  }

  /**
   * Does so by 1.
   *
   * @param key 1 to 250 bytes, none of them a blank or a control character
   * @return the new number; null if there is none
   * @throws KeyException if the key is none
   */
  @CheckReturnValue
  default Coroutine<@Nullable Long> incr(byte[] key) {
    return incr(key, 1);
  }

  /**
   * Does so by 1.
   *
   * @param key the same as UTF-8
   * @return the new number; null if there is none
   * @throws KeyException if its bytes are no key
   */
  @CheckReturnValue
  default Coroutine<@Nullable Long> incr(String key) {
    return incr(key, 1);
  }

  /**
   * Subtracts from a number.
   *
   * <p><i>Python:</i> {@code decr(key, increment)}; null in place of an error if there is none. It
   * stops at 0.
   *
   * @param key 1 to 250 bytes, none of them a blank or a control character
   * @param by 0 or more
   * @return the new number, 64 bits without a sign: see {@link Long#toUnsignedString(long)}; null
   *     if there is none
   * @throws KeyException if the key is none, or the number is negative
   * @throws MemcachedException when awaited, if what is stored is no number
   */
  @CheckReturnValue
  Coroutine<@Nullable Long> decr(byte[] key, long by);

  /**
   * Does as with bytes, for the UTF-8 of {@code key}.
   *
   * @param key the same as UTF-8
   * @param by 0 or more
   * @return the new number, 64 bits without a sign: see {@link Long#toUnsignedString(long)}; null
   *     if
   * @throws KeyException if its bytes are no key or the value, number or time is none that
   *     memcached takes
   */
  @CheckReturnValue
  default Coroutine<@Nullable Long> decr(String key, long by) {
    return decr(Key.utf8(key), by);
  }

  /**
   * Does so by 1.
   *
   * @param key 1 to 250 bytes, none of them a blank or a control character
   * @return the new number; null if there is none
   * @throws KeyException if the key is none
   */
  @CheckReturnValue
  default Coroutine<@Nullable Long> decr(byte[] key) {
    return decr(key, 1);
  }

  /**
   * Does so by 1.
   *
   * @param key the same as UTF-8
   * @return the new number; null if there is none
   * @throws KeyException if its bytes are no key
   */
  @CheckReturnValue
  default Coroutine<@Nullable Long> decr(String key) {
    return decr(key, 1);
  }

  /**
   * Sets how long a value lives from now on.
   *
   * <p><i>Python:</i> {@code touch(key, exptime)}.
   *
   * @param key 1 to 250 bytes, none of them a blank or a control character
   * @param expiry null or zero: no limit
   * @return whether there is a value
   * @throws KeyException if the key is none, or the time is negative
   */
  @CheckReturnValue
  Coroutine<Boolean> touch(byte[] key, @Nullable Duration expiry);

  /**
   * Does as with bytes, for the UTF-8 of {@code key}.
   *
   * @param key the same as UTF-8
   * @param expiry null or zero: no limit
   * @return whether there is a value
   * @throws KeyException if its bytes are no key
   */
  @CheckReturnValue
  default Coroutine<Boolean> touch(String key, @Nullable Duration expiry) {
    return touch(Key.utf8(key), expiry);
  }

  /**
   * Deletes a value.
   *
   * <p><i>Python:</i> {@code delete(key)}.
   *
   * @param key 1 to 250 bytes, none of them a blank or a control character
   * @return whether there was one
   * @throws KeyException if the key is none
   */
  @CheckReturnValue
  Coroutine<Boolean> delete(byte[] key);

  /**
   * Does as with bytes, for the UTF-8 of {@code key}.
   *
   * @param key the same as UTF-8
   * @return whether there was one
   * @throws KeyException if its bytes are no key
   */
  @CheckReturnValue
  default Coroutine<Boolean> delete(String key) {
    return delete(Key.utf8(key));
  }
}
