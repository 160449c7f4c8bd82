package dev.asyncio4j.memcached;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Commands that read values: a part of {@link MemcachedClient}.
 *
 * <p><b>Cancellation:</b> ends the call; its reply is read and dropped.
 *
 * <p><b>Thread and loop:</b> of the client.
 *
 * @param <V> the type of the values
 */
public interface ReadCommands<V> {
  /**
   * Reads a value.
   *
   * <p><i>Python:</i> {@code get(key)}.
   *
   * @param key 1 to 250 bytes, none of them a blank or a control character
   * @return the value; null if there is none
   * @throws KeyException if the key is none
   * @throws MemcachedException when awaited, if the value has flags and the client no codec
   */
  @CheckReturnValue
  Coroutine<@Nullable V> get(byte[] key);

  /**
   * Does as with bytes, for the UTF-8 of {@code key}.
   *
   * @param key the same as UTF-8
   * @return the value; null if there is none
   * @throws KeyException if its bytes are no key or the value, number or time is none that
   *     memcached takes
   */
  @CheckReturnValue
  default Coroutine<@Nullable V> get(String key) {
    return get(Key.utf8(key));
  }

  /**
   * Reads a value, or takes another one.
   *
   * <p><i>Python:</i> {@code get(key, default)}.
   *
   * @param key 1 to 250 bytes, none of them a blank or a control character
   * @param fallback what to give if there is none
   * @return the value
   * @throws KeyException if the key is none
   */
  @CheckReturnValue
  Coroutine<V> get(byte[] key, V fallback);

  /**
   * Does as with bytes, for the UTF-8 of {@code key}.
   *
   * @param key the same as UTF-8
   * @param fallback what to give if there is none
   * @return the value
   * @throws KeyException if its bytes are no key
   */
  @CheckReturnValue
  default Coroutine<V> get(String key, V fallback) {
    return get(Key.utf8(key), fallback);
  }

  /**
   * Reads a value and its token, for {@code cas}.
   *
   * <p><i>Python:</i> {@code gets(key)}, which gives {@code (None, None)} for none.
   *
   * @param key 1 to 250 bytes, none of them a blank or a control character
   * @return both; null if there is no value
   * @throws KeyException if the key is none
   */
  @CheckReturnValue
  Coroutine<@Nullable CasValue<V>> gets(byte[] key);

  /**
   * Does as with bytes, for the UTF-8 of {@code key}.
   *
   * @param key the same as UTF-8
   * @return both; null if there is no value
   * @throws KeyException if its bytes are no key
   */
  @CheckReturnValue
  default Coroutine<@Nullable CasValue<V>> gets(String key) {
    return gets(Key.utf8(key));
  }

  /**
   * Reads values.
   *
   * <p><i>Python:</i> {@code multi_get(*keys)}. A hundred keys go in one line.
   *
   * @param keys each {@code byte[]} or String, which stands for its UTF-8
   * @return the values, in the order of the keys; null where there is none
   * @throws KeyException if one of them is no key
   * @throws MemcachedException if one is there twice
   */
  @CheckReturnValue
  Coroutine<List<@Nullable V>> multiGet(Collection<?> keys);

  /**
   * Reads values.
   *
   * @param keys all different
   * @return the values, in the order of the keys; null where there is none
   * @throws KeyException if one of them is no key
   * @throws MemcachedException if one is there twice
   */
  @CheckReturnValue
  default Coroutine<List<@Nullable V>> multiGet(byte[]... keys) {
    return multiGet(Arrays.asList(keys));
  }

  /**
   * Reads values.
   *
   * @param keys all different; each stands for its UTF-8
   * @return the values, in the order of the keys; null where there is none
   * @throws KeyException if one of them is no key
   * @throws MemcachedException if one is there twice
   */
  @CheckReturnValue
  default Coroutine<List<@Nullable V>> multiGet(String... keys) {
    return multiGet(Arrays.asList(keys));
  }

  /**
   * Reads no values: a call without arguments would fit both others.
   *
   * @return an empty list
   */
  @CheckReturnValue
  default Coroutine<List<@Nullable V>> multiGet() {
    return multiGet(List.of());
  }
}
