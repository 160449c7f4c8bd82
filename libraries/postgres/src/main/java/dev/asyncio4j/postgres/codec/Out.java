package dev.asyncio4j.postgres.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.asyncio4j.postgres.DataConversionException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Bytes that grow, big end first. */
public final class Out {
  private ByteBuffer bytes = ByteBuffer.allocate(64);

  private ByteBuffer room(int size) {
    if (bytes.remaining() < size) {
      int needed = bytes.position() + size;
      var bigger = ByteBuffer.allocate(Math.max(needed, bytes.capacity() * 2));
      bytes = bigger.put(bytes.flip());
    }
    return bytes;
  }

  /** {@return how many bytes there are} */
  public int size() {
    return bytes.position();
  }

  public Out i1(int value) {
    room(1).put((byte) value);
    return this;
  }

  public Out i2(int value) {
    room(2).putShort((short) value);
    return this;
  }

  public Out i4(int value) {
    room(4).putInt(value);
    return this;
  }

  public Out i8(long value) {
    room(8).putLong(value);
    return this;
  }

  public Out f8(double value) {
    room(8).putDouble(value);
    return this;
  }

  public Out raw(byte[] value) {
    room(value.length).put(value);
    return this;
  }

  /** Writes a text; the server knows neither the character 0 nor half a character. */
  public Out text(String value) {
    return raw(utf8(value));
  }

  static byte[] utf8(String value) {
    try {
      var encoded = UTF_8.newEncoder().encode(CharBuffer.wrap(checked(value)));
      return Arrays.copyOf(encoded.array(), encoded.limit());
    } catch (CharacterCodingException e) {
      throw new DataConversionException("a text with half a character (a lone surrogate)", e);
    }
  }

  static String checked(String value) {
    if (value.indexOf('\0') >= 0)
      throw new DataConversionException(
          "a text with the character 0, which PostgreSQL cannot hold");
    return value;
  }

  /** Writes a value with its length before it; -1 for null. */
  public void sized(TypeCodec codec, @Nullable Object value) {
    if (value == null) {
      i4(-1);
      return;
    }
    int at = bytes.position();
    i4(0);
    codec.write(codec.convert(value), this);
    bytes.putInt(at, bytes.position() - at - 4);
  }

  /** {@return what was written; nothing is left} */
  public byte[] take() {
    var taken = Arrays.copyOf(bytes.array(), bytes.position());
    bytes.clear();
    return taken;
  }
}
