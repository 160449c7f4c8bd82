package dev.asyncio4j.redis;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The way from the bytes of a reply to the values of a client.
 *
 * <p><i>Python:</i> {@code decode_responses} and {@code encoding}. Text, bytes and numbers are sent
 * as they are, whatever the codec.
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

  /** {@return text in UTF-8; bytes that are none are refused} */
  static RedisCodec<String> utf8() {
    return RedisCodec::text;
  }

  /** {@return the bytes themselves} */
  static RedisCodec<byte[]> bytes() {
    return bytes -> bytes;
  }

  /** Decodes UTF-8 strictly, but quickly where nothing is wrong. */
  private static String text(byte[] bytes) {
    var text = new String(bytes, StandardCharsets.UTF_8);
    if (text.indexOf('\uFFFD') < 0) return text;
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("no UTF-8: read it with Redis.bytes(…)", e);
    }
  }
}
