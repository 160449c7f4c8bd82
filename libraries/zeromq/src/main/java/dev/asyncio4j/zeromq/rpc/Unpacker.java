package dev.asyncio4j.zeromq.rpc;

import dev.asyncio4j.zeromq.ByteString;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a value of msgpack; a peer's word for a size is not trusted. */
final class Unpacker {
  private final ByteBuffer in;
  private final List<Translator<?>> translators;
  private int depth;

  private Unpacker(byte[] data, List<Translator<?>> translators) {
    in = ByteBuffer.wrap(data);
    this.translators = translators;
  }

  /**
   * Unpacks a value that fills the data.
   *
   * @throws IllegalArgumentException if it is not msgpack
   * @throws java.nio.BufferUnderflowException if it is cut
   */
  static @Nullable Object unpack(byte[] data, List<Translator<?>> translators) {
    var unpacker = new Unpacker(data, translators);
    var value = unpacker.value();
    if (unpacker.in.hasRemaining()) {
      throw new IllegalArgumentException(unpacker.in.remaining() + " bytes follow the value");
    }
    return value;
  }

  private @Nullable Object value() {
    int type = in.get() & 0xff;
    if (type < 0x80 || type >= 0xe0) return (long) (byte) type;
    if (type < 0x90) return map(type & 0x0f);
    if (type < 0xa0) return list(type & 0x0f);
    if (type < 0xc0) return text(type & 0x1f);
    return switch (type) {
      case 0xc0 -> null;
      case 0xc2 -> false;
      case 0xc3 -> true;
      case 0xc4, 0xc5, 0xc6 -> bytes(size(type - 0xc4));
      case 0xc7, 0xc8, 0xc9 -> extension(size(type - 0xc7));
      case 0xca -> (double) in.getFloat();
      case 0xcb -> in.getDouble();
      case 0xcc, 0xcd, 0xce -> number(type - 0xcc);
      case 0xcf -> unsigned(in.getLong());
      case 0xd0 -> (long) in.get();
      case 0xd1 -> (long) in.getShort();
      case 0xd2 -> (long) in.getInt();
      case 0xd3 -> in.getLong();
      case 0xd4, 0xd5, 0xd6, 0xd7, 0xd8 -> extension(1 << type - 0xd4);
      case 0xd9, 0xda, 0xdb -> text(size(type - 0xd9));
      case 0xdc, 0xdd -> list(size(type - 0xdb));
      case 0xde, 0xdf -> map(size(type - 0xdd));
      default -> throw new IllegalArgumentException("no type of msgpack: " + type);
    };
  }

  /** Reads a number of 1, 2 or 4 bytes. */
  private long number(int power) {
    return switch (power) {
      case 0 -> in.get() & 0xffL;
      case 1 -> in.getShort() & 0xffffL;
      default -> in.getInt() & 0xffffffffL;
    };
  }

  /** Reads a size, which can be no more than what is left: an item has a byte at least. */
  private int size(int power) {
    return fitting(number(power));
  }

  private int fitting(long size) {
    if (size <= in.remaining()) return (int) size;
    throw new IllegalArgumentException(
        "a size of %d, and %d bytes are left".formatted(size, in.remaining()));
  }

  private static Object unsigned(long bits) {
    if (bits >= 0) return bits;
    return new BigInteger(Long.toUnsignedString(bits));
  }

  private byte[] bytes(int size) {
    var bytes = new byte[fitting(size)];
    in.get(bytes);
    return bytes;
  }

  private String text(int size) {
    var utf8 = bytes(size);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("a text that is not UTF-8", e);
    }
  }

  private @Nullable Object extension(int size) {
    int code = in.get();
    var data = bytes(size);
    for (var translator : translators) {
      if (translator.code() == code) return translator.unpack().apply(data);
    }
    return new ExtensionValue(code, ByteString.of(data));
  }

  private List<@Nullable Object> list(int size) {
    enter();
    // grows by what really comes: each list of a nest may claim all that is left
    var list = new ArrayList<@Nullable Object>(Math.min(size, 16));
    for (int i = 0; i < size; i++) list.add(value());
    depth--;
    return Collections.unmodifiableList(list);
  }

  private Map<@Nullable Object, @Nullable Object> map(int size) {
    enter();
    var map = new LinkedHashMap<@Nullable Object, @Nullable Object>();
    for (int i = 0; i < size; i++) map.put(value(), value());
    depth--;
    return Collections.unmodifiableMap(map);
  }

  private void enter() {
    if (++depth > Packer.DEPTH) throw new IllegalArgumentException("it is nested too deeply");
  }
}
