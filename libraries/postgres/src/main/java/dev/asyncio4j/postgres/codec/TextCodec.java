package dev.asyncio4j.postgres.codec;

import dev.asyncio4j.postgres.PgType;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A type that is read and written as the text that the server shows. */
final class TextCodec extends TypeCodec {
  TextCodec(PgType type) {
    super(type, Carrier.TEXT);
  }

  @Override
  public Object convert(Object value) {
    if (value instanceof CharSequence text) return Out.checked(text.toString());
    throw refused(value, "a String");
  }

  @Override
  public String writeText(Object converted) {
    return (String) converted;
  }

  @Override
  public void write(Object converted, Out out) {
    throw refused(converted, "a place outside of composites and ranges");
  }

  @Override
  public @Nullable Object read(ByteBuffer in) {
    throw refused("a binary value", "a text");
  }
}
