package dev.asyncio4j.postgres.codec;

import dev.asyncio4j.postgres.PgType;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A type whose values are read and written as those of another: a domain, an alias. */
final class DomainCodec extends TypeCodec {
  private final TypeCodec base;

  DomainCodec(PgType type, TypeCodec base) {
    super(type, base.carrier(), base.isPrompt());
    this.base = base;
  }

  @Override
  public boolean isBinary() {
    return base.isBinary();
  }

  @Override
  public int plainOid() {
    return base.plainOid();
  }

  @Override
  public Object convert(Object value) {
    return base.convert(value);
  }

  @Override
  public void write(Object converted, Out out) {
    base.write(converted, out);
  }

  @Override
  public @Nullable Object read(ByteBuffer in) {
    return base.read(in);
  }

  @Override
  public String writeText(Object converted) {
    return base.writeText(converted);
  }

  @Override
  public @Nullable Object readText(String text) {
    return base.readText(text);
  }
}
