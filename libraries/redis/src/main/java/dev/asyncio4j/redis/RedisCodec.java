package dev.asyncio4j.redis;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The way from the bytes of a reply to the values of a client.
 *
 * <p><i>Python:</i> {@code decode_responses} and {@code encoding}. Bytes and numbers are sent as
 * they are, whatever the codec; text in its {@link #charset}.
 *
 * <p><b>Thread and loop:</b> called on the loop's turn, in the task that waits.
 *
 * @param <V> the type of keys, fields and values in replies
 */
@FunctionalInterface
public interface RedisCodec<V> {
  /**
   * Reads a value.
   *
   * @param bytes of its own: may be kept
   * @return the value
   * @throws RuntimeException if the bytes are none: the call fails with {@link DataException}
   */
  V decode(byte[] bytes);

  /**
   * Writes a value that is neither text, bytes nor a number.
   *
   * @param value what a command was given
   * @return its bytes; null, the default: it is refused
   */
  default byte @Nullable [] encode(Object value) {
    return null;
  }

  /** {@return the encoding of text that is sent; UTF-8 unless a codec says otherwise} */
  default Charset charset() {
    return StandardCharsets.UTF_8;
  }

  /** {@return text in UTF-8; bytes that are none are refused} */
  static RedisCodec<String> utf8() {
    return text(StandardCharsets.UTF_8);
  }

  /**
   * Returns a codec of text, read and sent in an encoding; what is none is refused.
   *
   * <p><i>Python:</i> {@code encoding=} with {@code decode_responses=True}.
   *
   * @param charset in which ASCII is ASCII
   * @return the codec
   * @throws IllegalArgumentException if ASCII is written otherwise, as in UTF-16
   */
  static RedisCodec<String> text(Charset charset) {
    TextCodec.check(charset);
    return new TextCodec(charset);
  }

  /** {@return the bytes themselves} */
  static RedisCodec<byte[]> bytes() {
    return bytes -> bytes;
  }
}
