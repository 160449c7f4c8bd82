package dev.asyncio4j.postgres.codec;

import dev.asyncio4j.postgres.PgType;
import java.nio.ByteBuffer;

/** An enumeration of the server: its labels, or constants of a Java enum that are named so. */
final class EnumCodec extends TypeCodec {
  EnumCodec(PgType type) {
    super(type, Carrier.BINARY);
  }

  @Override
  public Object convert(Object value) {
    if (value instanceof CharSequence text) return Out.checked(text.toString());
    if (value instanceof Enum<?> constant) return constant.name();
    throw refused(value, "a String or an enum");
  }

  @Override
  public void write(Object converted, Out out) {
    out.text((String) converted);
  }

  @Override
  public Object read(ByteBuffer in) {
    return utf8(in);
  }
}
