package dev.asyncio4j.postgres.codec;

import dev.asyncio4j.postgres.PgRecord;
import dev.asyncio4j.postgres.UnsupportedClientFeatureException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Values as the parts that the server keeps of them, for the codecs of users. */
final class Parts {
  private Parts() {}

  static void write(TypeCodec type, Object[] parts, Out out) {
    switch (type.type().name()) {
      case "date" -> out.i4(Math.toIntExact(whole(parts[0])));
      case "time", "timestamp", "timestamptz" -> out.i8(whole(parts[0]));
      case "timetz" -> out.i8(whole(parts[0])).i4(Math.toIntExact(whole(parts[1])));
      case "interval" ->
          out.i8(whole(parts[2]))
              .i4(Math.toIntExact(whole(parts[1])))
              .i4(Math.toIntExact(whole(parts[0])));
      default -> {
        if (!(type instanceof CompositeCodec)) throw refused(type);
        type.write(type.convert(parts), out);
      }
    }
  }

  private static long whole(@Nullable Object part) {
    return ((Number) part).longValue();
  }

  static @Nullable Object[] read(TypeCodec type, ByteBuffer in) {
    switch (type.type().name()) {
      case "date":
        return new Object[] {in.getInt()};
      case "time", "timestamp", "timestamptz":
        return new Object[] {in.getLong()};
      case "timetz":
        long micros = in.getLong();
        return new Object[] {micros, in.getInt()};
      case "interval":
        long rest = in.getLong();
        int days = in.getInt();
        return new Object[] {in.getInt(), days, rest};
      default:
        if (!(type instanceof CompositeCodec)) throw refused(type);
        return ((PgRecord) type.read(in)).values().toArray();
    }
  }

  private static UnsupportedClientFeatureException refused(TypeCodec type) {
    return new UnsupportedClientFeatureException(
        "tuple codecs are for composites, dates and times, not for " + type.type().name());
  }
}
