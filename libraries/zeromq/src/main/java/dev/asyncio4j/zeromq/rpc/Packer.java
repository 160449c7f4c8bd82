package dev.asyncio4j.zeromq.rpc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import dev.asyncio4j.zeromq.ByteString;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a value as msgpack. */
final class Packer {
  /** Values deeper than this are refused: they contain themselves, or overflow a reader's stack. */
  static final int DEPTH = 500;

  private static final BigInteger TOO_LARGE = BigInteger.ONE.shiftLeft(64);

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final List<Translator<?>> translators;
  private final String name;

  /** Indexes and keys from the root to the value that is being packed. */
  private final List<@Nullable Object> path = new ArrayList<>();

  private Packer(String name, List<Translator<?>> translators) {
    this.name = name;
    this.translators = translators;
  }

  /**
   * Packs a value.
   *
   * @param name what the value is for users, the root of the path in errors
   */
  static byte[] pack(@Nullable Object value, String name, List<Translator<?>> translators) {
    var packer = new Packer(name, translators);
    packer.value(value);
    return packer.out.toByteArray();
  }

  private void value(@Nullable Object value) {
    if (value == null) out.write(0xc0);
    else if (value instanceof Boolean bool) out.write(bool ? 0xc3 : 0xc2);
    else if (value instanceof Long || value instanceof Integer) integer(number(value));
    else if (value instanceof Short || value instanceof Byte) integer(number(value));
    else if (value instanceof BigInteger big) big(big);
    else if (value instanceof Double || value instanceof Float)
      real(((Number) value).doubleValue());
    else if (value instanceof String text) string(text.getBytes(UTF_8));
    else if (value instanceof byte[] bytes) binary(bytes);
    else if (value instanceof ByteString bytes) binary(bytes.bytes());
    else if (value instanceof ExtensionValue it) extension(it.code(), it.data().bytes());
    else if (!translated(value)) container(value);
  }

  private static long number(Object value) {
    return ((Number) value).longValue();
  }

  private boolean translated(Object value) {
    for (var translator : translators) {
      if (!translator.type().isInstance(value)) continue;
      extension(translator.code(), translator.bytes(value));
      return true;
    }
    return false;
  }

  private void container(Object value) {
    if (path.size() >= DEPTH) throw refused("it is nested too deeply");
    if (value instanceof Collection<?> items) {
      head(items.size(), 0x90, 15, 0, 0xdc, 0xdd);
      int index = 0;
      for (var item : items) at(index++, item);
    } else if (value instanceof Map<?, ?> map) {
      head(map.size(), 0x80, 15, 0, 0xde, 0xdf);
      map.forEach(
          (key, item) -> {
            at("a key", key);
            at(key, item);
          });
    } else {
      var type = value.getClass().getName();
      throw refused("it is a " + type + ": give a value of msgpack, or add a translator");
    }
  }

  private void at(@Nullable Object step, @Nullable Object item) {
    path.add(step);
    value(item);
    path.remove(path.size() - 1);
  }

  private PackException refused(String why) {
    var steps = path.stream().limit(10).map(step -> "[" + step + "]").collect(joining());
    return new PackException("%s%s cannot be packed: %s".formatted(name, steps, why));
  }

  private void integer(long value) {
    if (value >= -32 && value < 128) out.write((int) value);
    else if (value >= 0) unsigned(value);
    else if (value >= Byte.MIN_VALUE) number(0xd0, value, 1);
    else if (value >= Short.MIN_VALUE) number(0xd1, value, 2);
    else if (value >= Integer.MIN_VALUE) number(0xd2, value, 4);
    else number(0xd3, value, 8);
  }

  private void unsigned(long value) {
    if (value < 1 << 8) number(0xcc, value, 1);
    else if (value < 1 << 16) number(0xcd, value, 2);
    else if (value < 1L << 32) number(0xce, value, 4);
    else number(0xcf, value, 8);
  }

  private void big(BigInteger value) {
    if (value.bitLength() <= 63) {
      integer(value.longValue());
    } else if (value.signum() > 0 && value.compareTo(TOO_LARGE) < 0) {
      number(0xcf, value.longValue(), 8);
    } else {
      throw refused("an integer has 64 bits at most");
    }
  }

  private void real(double value) {
    number(0xcb, Double.doubleToRawLongBits(value), 8);
  }

  private void string(byte[] utf8) {
    head(utf8.length, 0xa0, 31, 0xd9, 0xda, 0xdb);
    out.writeBytes(utf8);
  }

  private void binary(byte[] bytes) {
    head(bytes.length, 0, -1, 0xc4, 0xc5, 0xc6);
    out.writeBytes(bytes);
  }

  private void extension(int code, byte[] data) {
    int power = Integer.numberOfTrailingZeros(data.length);
    if (power <= 4 && data.length == 1 << power) out.write(0xd4 + power);
    else head(data.length, 0, -1, 0xc7, 0xc8, 0xc9);
    out.write(code);
    out.writeBytes(data);
  }

  /** Writes a size in the shortest form; a form of 0 does not exist for the type. */
  private void head(int size, int fixed, int fixedMax, int one, int two, int four) {
    if (size <= fixedMax) out.write(fixed | size);
    else if (one != 0 && size < 1 << 8) number(one, size, 1);
    else if (size < 1 << 16) number(two, size, 2);
    else number(four, size, 4);
  }

  /** Writes the last bytes of a number, the highest first. */
  private void number(int type, long value, int bytes) {
    out.write(type);
    out.write(ByteBuffer.allocate(8).putLong(value).array(), 8 - bytes, bytes);
  }
}
