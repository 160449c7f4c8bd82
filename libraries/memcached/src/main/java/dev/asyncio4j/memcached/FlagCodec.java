package dev.asyncio4j.memcached;

import dev.asyncio4j.Awaitable;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A way from values to bytes and back; the flags, 32 bits kept beside the bytes, tell which.
 *
 * <p><i>Python:</i> {@code get_flag_handler} and {@code set_flag_handler} of {@code FlagClient}.
 *
 * <p><b>Cancellation:</b> of the call that encodes or decodes cancels what the codec awaits.
 *
 * <p><b>Thread and loop:</b> called on the loop's turn, in the task that calls. What it throws
 * comes out of that call, and of no other.
 *
 * <pre>{@code
 * FlagCodec<Integer> numbers = FlagCodec.of(
 *     (bytes, flags) -> Integer.valueOf(new String(bytes)),
 *     number -> new FlagCodec.Encoded(number.toString().getBytes(), 1));
 * var cache = MemcachedClient.create(MemcachedOptions.defaults(), numbers);
 * await(cache.set("answer", 42));
 * }</pre>
 *
 * @param <V> the type of the values
 */
public interface FlagCodec<V> {
  /**
   * Makes a value of what the server keeps.
   *
   * @param data the bytes; its own copy
   * @param flags what they were kept with; 32 bits without a sign
   * @return the value, awaited before the call ends
   */
  Awaitable<V> decode(byte[] data, int flags);

  /**
   * Makes the bytes of a value.
   *
   * @param value the value
   * @return bytes and flags, awaited before anything is sent
   */
  Awaitable<Encoded> encode(V value);

  /**
   * The bytes of a value.
   *
   * @param data the bytes; not to be changed until the call ends
   * @param flags 32 bits without a sign
   */
  record Encoded(byte[] data, int flags) {}

  /**
   * Returns the codec of strings: UTF-8, with flags 0; others are not looked at.
   *
   * <p>A call that meets other bytes fails with {@link MemcachedException}.
   *
   * @return the codec
   */
  static FlagCodec<String> text() {
    return PlainCodec.TEXT;
  }

  /**
   * Returns a codec of two plain functions, which do not await.
   *
   * @param <V> the type of the values
   * @param decode gets the bytes and the flags
   * @param encode gets a value
   * @return the codec
   */
  static <V> FlagCodec<V> of(
      BiFunction<byte[], Integer, ? extends V> decode, Function<? super V, Encoded> encode) {
    return new PlainCodec<>(decode, encode);
  }
}
