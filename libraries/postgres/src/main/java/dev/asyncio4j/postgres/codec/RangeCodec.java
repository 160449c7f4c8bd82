package dev.asyncio4j.postgres.codec;

import dev.asyncio4j.postgres.PgRange;
import dev.asyncio4j.postgres.PgType;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Ranges. */
final class RangeCodec extends TypeCodec {
  private static final int EMPTY = 1;
  private static final int LOWER_INCLUSIVE = 2;
  private static final int UPPER_INCLUSIVE = 4;
  private static final int NO_LOWER = 8;
  private static final int NO_UPPER = 16;

  private final TypeCodec bound;

  RangeCodec(PgType type, TypeCodec bound) {
    super(type, bound.isBinary() ? Carrier.BINARY : Carrier.TEXT, bound.isPrompt());
    this.bound = bound;
  }

  @Override
  public Object convert(Object value) {
    boolean isShown = carrier() == Carrier.TEXT && value instanceof String;
    if (value instanceof PgRange<?> || isShown) return value;
    throw refused(value, carrier() == Carrier.TEXT ? "a String" : "a PgRange");
  }

  @Override
  public String writeText(Object converted) {
    return converted.toString();
  }

  @Override
  public void write(Object converted, Out out) {
    var range = (PgRange<?>) converted;
    if (range.isEmpty()) {
      out.i1(EMPTY);
      return;
    }
    out.i1(
        (range.lowerInclusive() ? LOWER_INCLUSIVE : 0)
            | (range.upperInclusive() ? UPPER_INCLUSIVE : 0)
            | (range.lower() == null ? NO_LOWER : 0)
            | (range.upper() == null ? NO_UPPER : 0));
    if (range.lower() != null) out.sized(bound, range.lower());
    if (range.upper() != null) out.sized(bound, range.upper());
  }

  @Override
  public Object read(ByteBuffer in) {
    int flags = in.get();
    if ((flags & EMPTY) != 0) return PgRange.empty();
    @Nullable Object lower = (flags & NO_LOWER) == 0 ? ArrayCodec.sized(bound, in) : null;
    @Nullable Object upper = (flags & NO_UPPER) == 0 ? ArrayCodec.sized(bound, in) : null;
    return PgRange.of(lower, upper, (flags & LOWER_INCLUSIVE) != 0, (flags & UPPER_INCLUSIVE) != 0);
  }
}
