package dev.asyncio4j.memcached;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Commands that store values: a part of {@link MemcachedClient}.
 *
 * <p>A time to live is rounded up to seconds; null or zero means that the value stays until memory
 * is needed. A key or String key is 1 to 250 bytes, none of them a blank or a control character.
 *
 * <p><b>Cancellation:</b> ends the call; the value may be stored all the same.
 *
 * <p><b>Thread and loop:</b> of the client.
 *
 * @param <V> the type of the values
 */
public interface StoreCommands<V> {
  /**
   * Stores a value.
   *
   * <p><i>Python:</i> {@code set(key, value, exptime)}.
   *
   * @param key 1 to 250 bytes, none of them a blank or a control character
   * @param value what to store
   * @param expiry how long it lives; null or zero: no limit
   * @return true: it is stored
   * @throws KeyException if the key or the value is none that can be kept, or the time is negative
   * @throws MemcachedException when awaited, if the server refuses, for instance what is too large
   */
  @CheckReturnValue
  Coroutine<Boolean> set(byte[] key, V value, @Nullable Duration expiry);

  /**
   * Stores a value, without a limit of time.
   *
   * @param key 1 to 250 bytes, none of them a blank or a control character
   * @param value what to store
   * @return true: it is stored
   * @throws KeyException if the key or the value is none that can be kept, or the time is negative
   */
  @CheckReturnValue
  default Coroutine<Boolean> set(byte[] key, V value) {
    return set(key, value, null);
  }

  /**
   * Stores a value.
   *
   * @param key the same as UTF-8
   * @param value what to store
   * @param expiry how long it lives; null or zero: no limit
   * @return true: it is stored
   * @throws KeyException if the key or the value is none that can be kept, or the time is negative
   */
  @CheckReturnValue
  default Coroutine<Boolean> set(String key, V value, @Nullable Duration expiry) {
    return set(Key.utf8(key), value, expiry);
  }

  /**
   * Stores a value, without a limit of time.
   *
   * @param key the same as UTF-8
   * @param value what to store
   * @return true: it is stored
   * @throws KeyException if the key or the value is none that can be kept, or the time is negative
   */
  @CheckReturnValue
  default Coroutine<Boolean> set(String key, V value) {
    return set(Key.utf8(key), value, null);
  }

  /**
   * Stores a value if there is none.
   *
   * <p><i>Python:</i> {@code add(key, value, exptime)}.
   *
   * @param key 1 to 250 bytes, none of them a blank or a control character
   * @param value what to store
   * @param expiry how long it lives; null or zero: no limit
   * @return whether it is stored
   * @throws KeyException if the key or the value is none that can be kept, or the time is negative
   * @throws MemcachedException when awaited, if the server refuses, for instance what is too large
   */
  @CheckReturnValue
  Coroutine<Boolean> add(byte[] key, V value, @Nullable Duration expiry);

  /**
   * Stores a value if there is none, without a limit of time.
   *
   * @param key 1 to 250 bytes, none of them a blank or a control character
   * @param value what to store
   * @return whether it is stored
   * @throws KeyException if the key or the value is none that can be kept, or the time is negative
   */
  @CheckReturnValue
  default Coroutine<Boolean> add(byte[] key, V value) {
    return add(key, value, null);
  }

  /**
   * Stores a value if there is none.
   *
   * @param key the same as UTF-8
   * @param value what to store
   * @param expiry how long it lives; null or zero: no limit
   * @return whether it is stored
   * @throws KeyException if the key or the value is none that can be kept, or the time is negative
   */
  @CheckReturnValue
  default Coroutine<Boolean> add(String key, V value, @Nullable Duration expiry) {
    return add(Key.utf8(key), value, expiry);
  }

  /**
   * Stores a value if there is none, without a limit of time.
   *
   * @param key the same as UTF-8
   * @param value what to store
   * @return whether it is stored
   * @throws KeyException if the key or the value is none that can be kept, or the time is negative
   */
  @CheckReturnValue
  default Coroutine<Boolean> add(String key, V value) {
    return add(Key.utf8(key), value, null);
  }

  /**
   * Stores a value if there is one.
   *
   * <p><i>Python:</i> {@code replace(key, value, exptime)}.
   *
   * @param key 1 to 250 bytes, none of them a blank or a control character
   * @param value what to store
   * @param expiry how long it lives; null or zero: no limit
   * @return whether it is stored
   * @throws KeyException if the key or the value is none that can be kept, or the time is negative
   * @throws MemcachedException when awaited, if the server refuses, for instance what is too large
   */
  @CheckReturnValue
  Coroutine<Boolean> replace(byte[] key, V value, @Nullable Duration expiry);

  /**
   * Stores a value if there is one, without a limit of time.
   *
   * @param key 1 to 250 bytes, none of them a blank or a control character
   * @param value what to store
   * @return whether it is stored
   * @throws KeyException if the key or the value is none that can be kept, or the time is negative
   */
  @CheckReturnValue
  default Coroutine<Boolean> replace(byte[] key, V value) {
    return replace(key, value, null);
  }

  /**
   * Stores a value if there is one.
   *
   * @param key the same as UTF-8
   * @param value what to store
   * @param expiry how long it lives; null or zero: no limit
   * @return whether it is stored
   * @throws KeyException if the key or the value is none that can be kept, or the time is negative
   */
  @CheckReturnValue
  default Coroutine<Boolean> replace(String key, V value, @Nullable Duration expiry) {
    return replace(Key.utf8(key), value, expiry);
  }

  /**
   * Stores a value if there is one, without a limit of time.
   *
   * @param key the same as UTF-8
   * @param value what to store
   * @return whether it is stored
   * @throws KeyException if the key or the value is none that can be kept, or the time is negative
   */
  @CheckReturnValue
  default Coroutine<Boolean> replace(String key, V value) {
    return replace(Key.utf8(key), value, null);
  }

  /**
   * Stores a value if nobody has changed it.
   *
   * <p><i>Python:</i> {@code cas(key, value, cas_token, exptime)}.
   *
   * @param key 1 to 250 bytes, none of them a blank or a control character
   * @param value what to store
   * @param token from {@code gets}
   * @param expiry how long it lives; null or zero: no limit
   * @return whether it is stored; false also if there is no value any more
   * @throws KeyException if the key or the value is none that can be kept, or the time is negative
   * @throws MemcachedException when awaited, if the server refuses, for instance what is too large
   */
  @CheckReturnValue
  Coroutine<Boolean> cas(byte[] key, V value, long token, @Nullable Duration expiry);

  /**
   * Stores a value if nobody has changed it, without a limit of time.
   *
   * @param key 1 to 250 bytes, none of them a blank or a control character
   * @param value what to store
   * @param token from {@code gets}
   * @return whether it is stored; false also if there is no value any more
   * @throws KeyException if the key or the value is none that can be kept, or the time is negative
   */
  @CheckReturnValue
  default Coroutine<Boolean> cas(byte[] key, V value, long token) {
    return cas(key, value, token, null);
  }

  /**
   * Stores a value if nobody has changed it.
   *
   * @param key the same as UTF-8
   * @param value what to store
   * @param token from {@code gets}
   * @param expiry how long it lives; null or zero: no limit
   * @return whether it is stored; false also if there is no value any more
   * @throws KeyException if the key or the value is none that can be kept, or the time is negative
   */
  @CheckReturnValue
  default Coroutine<Boolean> cas(String key, V value, long token, @Nullable Duration expiry) {
    return cas(Key.utf8(key), value, token, expiry);
  }

  /**
   * Stores a value if nobody has changed it, without a limit of time.
   *
   * @param key the same as UTF-8
   * @param value what to store
   * @param token from {@code gets}
   * @return whether it is stored; false also if there is no value any more
   * @throws KeyException if the key or the value is none that can be kept, or the time is negative
   */
  @CheckReturnValue
  default Coroutine<Boolean> cas(String key, V value, long token) {
    return cas(Key.utf8(key), value, token, null);
  }
}
