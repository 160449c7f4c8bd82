package dev.asyncio4j.postgres.codec;

import dev.asyncio4j.postgres.PgType;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Multiranges: lists of ranges. */
final class MultirangeCodec extends TypeCodec {
  private final TypeCodec range;

  MultirangeCodec(PgType type, TypeCodec range) {
    super(type, range.carrier(), range.isPrompt());
    this.range = range;
  }

  @Override
  public Object convert(Object value) {
    if (value instanceof Collection<?> all) return List.copyOf(all);
    throw refused(value, "a Collection of PgRange");
  }

  @Override
  public void write(Object converted, Out out) {
    var ranges = (List<?>) converted;
    out.i4(ranges.size());
    for (var each : ranges) out.sized(range, each);
  }

  @Override
  public Object read(ByteBuffer in) {
    int count = in.getInt();
    var ranges = new ArrayList<@Nullable Object>();
    for (int i = 0; i < count; i++) ranges.add(ArrayCodec.sized(range, in));
    return List.copyOf(ranges);
  }
}
