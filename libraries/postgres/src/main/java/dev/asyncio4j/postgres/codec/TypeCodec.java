package dev.asyncio4j.postgres.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.asyncio4j.postgres.DataConversionException;
import dev.asyncio4j.postgres.PgType;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the values of one type.
 *
 * <p>A value is converted first, which checks and widens it, and then written.
 */
public abstract class TypeCodec {
  /** The way in which values pass through the client below. */
  public enum Carrier {
    /** Values that it reads and writes itself. */
    NATIVE,
    /** Numbers of four bytes without a sign: it takes them for an int4, which costs least. */
    UNSIGNED,
    /** Bytes, in the server's binary format. */
    BINARY,
    /** Texts, as the server writes them. */
    TEXT
  }

  private final PgType type;
  private final Carrier carrier;

  protected TypeCodec(PgType type, Carrier carrier) {
    this.type = type;
    this.carrier = carrier;
  }

  public final PgType type() {
    return type;
  }

  public final Carrier carrier() {
    return carrier;
  }

  /** {@return whether values can be read and written in the binary format, inside others} */
  public boolean isBinary() {
    return carrier != Carrier.TEXT;
  }

  /**
   * Makes of a value one that can be written.
   *
   * @throws DataConversionException if that cannot be done
   */
  public abstract Object convert(Object value);

  /** Writes a converted value in the binary format. */
  public abstract void write(Object converted, Out out);

  /** Reads all bytes that remain in {@code in}. */
  public abstract @Nullable Object read(ByteBuffer in);

  /** Writes a converted value as a text. */
  public String writeText(Object converted) {
    throw refused(converted, "a binary value");
  }

  /** Reads a text that the server wrote. */
  public @Nullable Object readText(String text) {
    return text;
  }

  /** Makes of a value what the client below takes. */
  public Object encode(Object value) {
    var converted = convert(value);
    return switch (carrier) {
      case NATIVE -> converted;
      case UNSIGNED -> ((Long) converted).intValue();
      case TEXT -> writeText(converted);
      case BINARY -> {
        var out = new Out();
        write(converted, out);
        yield out.take();
      }
    };
  }

  /** Makes a value of what the client below has read. */
  public @Nullable Object decode(Object raw) {
    return switch (carrier) {
      case NATIVE -> raw;
      case UNSIGNED -> Integer.toUnsignedLong((Integer) raw);
      case TEXT -> readText((String) raw);
      case BINARY -> read(ByteBuffer.wrap((byte[]) raw));
    };
  }

  /** {@return whether {@link #decode} returns its argument} */
  public final boolean isPlain() {
    return carrier == Carrier.NATIVE;
  }

  /** {@return the type under which the client below knows the values, if {@link #isPlain}} */
  public int plainOid() {
    return type.oid();
  }

  protected final DataConversionException refused(Object value, String expected) {
    return new DataConversionException(
        "%s is not taken as %s: expected %s"
            .formatted(value.getClass().getName(), type.name(), expected));
  }

  static String utf8(ByteBuffer in) {
    return UTF_8.decode(in).toString();
  }

  static byte[] rest(ByteBuffer in) {
    var bytes = new byte[in.remaining()];
    in.get(bytes);
    return bytes;
  }

  @Override
  public String toString() {
    return "codec of " + type.name();
  }
}
