package dev.asyncio4j.postgres.codec;

import dev.asyncio4j.postgres.PgType;
import java.nio.ByteBuffer;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A codec of three functions. */
final class Scalar extends TypeCodec {
  private final String expected;
  private final Function<Object, @Nullable Object> convert;
  private final BiConsumer<Object, Out> write;
  private final Function<ByteBuffer, @Nullable Object> read;

  /**
   * Makes one.
   *
   * @param expected which values are taken, for the error
   * @param convert null of a value that is not taken
   */
  Scalar(
      PgType type,
      Carrier carrier,
      String expected,
      Function<Object, @Nullable Object> convert,
      BiConsumer<Object, Out> write,
      Function<ByteBuffer, @Nullable Object> read) {
    super(type, carrier);
    this.expected = expected;
    this.convert = convert;
    this.write = write;
    this.read = read;
  }

  @Override
  public Object convert(Object value) {
    var converted = convert.apply(value);
    if (converted == null) throw refused(value, expected);
    return converted;
  }

  @Override
  public void write(Object converted, Out out) {
    write.accept(converted, out);
  }

  @Override
  public @Nullable Object read(ByteBuffer in) {
    return read.apply(in);
  }

  @Override
  public String writeText(Object converted) {
    return converted.toString();
  }
}
