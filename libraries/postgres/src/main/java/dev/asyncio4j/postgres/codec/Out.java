package dev.asyncio4j.postgres.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.asyncio4j.postgres.DataConversionException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Bytes that grow, big end first. */
public final class Out {
  private static final VarHandle SHORT = view(short[].class);
  private static final VarHandle INT = view(int[].class);
  private static final VarHandle LONG = view(long[].class);

  private byte[] bytes = new byte[64];
  private int size;

  private static VarHandle view(Class<?> type) {
    return MethodHandles.byteArrayViewVarHandle(type, ByteOrder.BIG_ENDIAN);
  }

  /** {@return where {@code count} more bytes begin} */
  private int room(int count) {
    int at = size;
    size += count;
    if (size > bytes.length) bytes = Arrays.copyOf(bytes, Math.max(size, bytes.length * 2));
    return at;
  }

  /** {@return how many bytes there are} */
  public int size() {
    return size;
  }

  public Out i1(int value) {
    int at = room(1);
    bytes[at] = (byte) value;
    return this;
  }

  public Out i2(int value) {
    int at = room(2);
    SHORT.set(bytes, at, (short) value);
    return this;
  }

  public Out i4(int value) {
    int at = room(4);
    INT.set(bytes, at, value);
    return this;
  }

  public Out i8(long value) {
    int at = room(8);
    LONG.set(bytes, at, value);
    return this;
  }

  public Out f8(double value) {
    return i8(Double.doubleToRawLongBits(value));
  }

  public Out raw(byte[] value) {
    int at = room(value.length);
    System.arraycopy(value, 0, bytes, at, value.length);
    return this;
  }

  public Out raw(ByteBuffer value) {
    int count = value.remaining();
    int at = room(count);
    value.get(bytes, at, count);
    return this;
  }

  /** Writes a text that was {@link #checked}. */
  public Out text(String value) {
    return raw(value.getBytes(UTF_8));
  }

  /**
   * Returns the text.
   *
   * @throws DataConversionException if it has what the server does not know: the character 0, or
   *     half a character
   */
  static String checked(String value) {
    for (int i = 0; i < value.length(); i++) {
      char at = value.charAt(i);
      if (at == 0)
        throw new DataConversionException(
            "a text with the character 0, which PostgreSQL cannot hold");
      if (Character.isSurrogate(at) && !Character.isSupplementaryCodePoint(value.codePointAt(i++)))
        throw new DataConversionException("a text with half a character (a lone surrogate)");
    }
    return value;
  }

  /** Writes a value with its length before it; -1 for null. */
  public void sized(TypeCodec codec, @Nullable Object value) {
    if (value == null) {
      i4(-1);
      return;
    }
    int at = size;
    i4(0);
    codec.write(codec.convert(value), this);
    INT.set(bytes, at, size - at - 4);
  }

  /** {@return what was written; nothing is left} */
  public byte[] take() {
    var taken = Arrays.copyOf(bytes, size);
    size = 0;
    return taken;
  }
}
