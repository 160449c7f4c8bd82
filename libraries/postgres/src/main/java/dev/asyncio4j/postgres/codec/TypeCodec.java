package dev.asyncio4j.postgres.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.asyncio4j.postgres.DataConversionException;
import dev.asyncio4j.postgres.PgType;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the values of one type.
 *
 * <p>A value is converted first, which checks and widens it, and then written. It is read as soon
 * as it comes; the few that need more than themselves, a codec of a user's or the catalog, are
 * first received and then decoded.
 */
public abstract class TypeCodec {
  /** The way in which values travel: arguments through the client below, columns past it. */
  public enum Carrier {
    /** Values that it writes itself. */
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
  private final boolean isPrompt;

  /** Makes one that reads values as they come. */
  protected TypeCodec(PgType type, Carrier carrier) {
    this(type, carrier, true);
  }

  protected TypeCodec(PgType type, Carrier carrier, boolean isPrompt) {
    this.type = type;
    this.carrier = carrier;
    this.isPrompt = isPrompt;
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

  /** Reads what the server has sent: a value, or what is to be decoded to be one. */
  public final @Nullable Object receive(ByteBuffer in) {
    if (carrier != Carrier.TEXT) return isPrompt ? read(in) : rest(in);
    return isPrompt ? readText(utf8(in)) : utf8(in);
  }

  /** Makes a value of what was received, unless it {@linkplain #isPrompt is one}. */
  public final @Nullable Object decode(Object received) {
    if (carrier == Carrier.TEXT) return readText((String) received);
    return read(ByteBuffer.wrap((byte[]) received));
  }

  /** {@return whether reading asks nobody, and runs no code of a user's} */
  public final boolean isPrompt() {
    return isPrompt;
  }

  /** {@return the type under which the client below knows values that it writes itself} */
  public int plainOid() {
    return type.oid();
  }

  protected final DataConversionException refused(Object value, String expected) {
    return new DataConversionException(
        "%s is not taken as %s: expected %s"
            .formatted(value.getClass().getName(), type.name(), expected));
  }

  /** Reads all that remains in an array. */
  public static String utf8(ByteBuffer in) {
    return new String(in.array(), in.arrayOffset() + in.position(), in.remaining(), UTF_8);
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
