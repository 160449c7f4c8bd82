package dev.asyncio4j.memcached;

import static dev.asyncio4j.Asyncio.async;

import dev.asyncio4j.Awaitable;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;

/** A codec of functions that do not await; {@link Values} calls these without a coroutine. */
final class PlainCodec<V> implements FlagCodec<V> {
  static final PlainCodec<String> TEXT =
      new PlainCodec<>(
          (data, flags) -> decodeText(data), text -> new Encoded(encodeText("value", text), 0));

  private final BiFunction<byte[], Integer, ? extends V> decode;
  private final Function<? super V, Encoded> encode;

  PlainCodec(BiFunction<byte[], Integer, ? extends V> decode, Function<? super V, Encoded> encode) {
    this.decode = Objects.requireNonNull(decode, "decode");
    this.encode = Objects.requireNonNull(encode, "encode");
  }

  V decodeNow(byte[] data, int flags) {
    return decode.apply(data, flags);
  }

  Encoded encodeNow(V value) {
    return encode.apply(value);
  }

  @Override
  public Awaitable<V> decode(byte[] data, int flags) {
    return async(() -> decodeNow(data, flags));
  }

  @Override
  public Awaitable<Encoded> encode(V value) {
    return async(() -> encodeNow(value));
  }

  private static String decodeText(byte[] data) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(data)).toString();
    } catch (CharacterCodingException e) {
      throw new MemcachedException(
          "the value, of %d bytes, is not UTF-8: read it with a client of bytes"
              .formatted(data.length),
          null);
    }
  }

  /** Returns the bytes of a text; half of a surrogate pair has none. */
  static byte[] encodeText(String what, String text) {
    try {
      var bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      var exact = new byte[bytes.remaining()];
      bytes.get(exact);
      return exact;
    } catch (CharacterCodingException e) {
      throw new KeyException("the " + what + " has half of a surrogate pair: it has no UTF-8");
    }
  }
}
