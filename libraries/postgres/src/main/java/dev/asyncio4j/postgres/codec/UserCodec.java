package dev.asyncio4j.postgres.codec;

import dev.asyncio4j.postgres.PgCodec;
import dev.asyncio4j.postgres.PgType;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A codec of a user's for a type. */
final class UserCodec<T> extends TypeCodec {
  private final PgCodec<T> codec;
  private final TypeCodec builtin;

  private UserCodec(PgType type, PgCodec<T> codec, TypeCodec builtin) {
    super(type, codec.format() == PgCodec.Format.TEXT ? Carrier.TEXT : Carrier.BINARY, false);
    this.codec = codec;
    this.builtin = builtin;
  }

  static TypeCodec of(PgType type, PgCodec<?> codec, TypeCodec builtin) {
    return new UserCodec<>(type, codec, builtin);
  }

  @Override
  public Object convert(Object value) {
    if (codec.type().isInstance(value)) return codec.encoder().apply(codec.type().cast(value));
    throw refused(value, "a " + codec.type().getName());
  }

  @Override
  public String writeText(Object converted) {
    return Out.checked((String) converted);
  }

  @Override
  public void write(Object converted, Out out) {
    if (codec.format() == PgCodec.Format.BINARY) out.raw((byte[]) converted);
    else Parts.write(builtin, (Object[]) converted, out);
  }

  @Override
  public @Nullable Object read(ByteBuffer in) {
    if (codec.format() == PgCodec.Format.BINARY) return codec.decoder().apply(rest(in));
    return codec.decoder().apply(Parts.read(builtin, in));
  }

  @Override
  public @Nullable Object readText(String text) {
    return codec.decoder().apply(text);
  }
}
