package dev.asyncio4j.postgres.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Numbers: what is taken for them, and the digits of {@code numeric}. */
final class Numbers {
  private static final int NEGATIVE = 0x4000;
  private static final int NAN = 0xC000;
  private static final int POSITIVE_INFINITY = 0xD000;
  private static final int NEGATIVE_INFINITY = 0xF000;

  private Numbers() {}

  /** {@return a whole number from {@code min} to {@code max}; null of anything else} */
  static @Nullable Long whole(Object value, long min, long max) {
    Long number = null;
    if (value instanceof Integer
        || value instanceof Long
        || value instanceof Short
        || value instanceof Byte) number = ((Number) value).longValue();
    else if (value instanceof BigInteger big && big.bitLength() < 64) number = big.longValue();
    return number == null || number < min || number > max ? null : number;
  }

  static @Nullable Double floating(Object value) {
    if (value instanceof Double number) return number;
    if (value instanceof Float) return ((Number) value).doubleValue();
    if (value instanceof BigDecimal big) return big.doubleValue();
    var whole = whole(value, Long.MIN_VALUE, Long.MAX_VALUE);
    return whole == null ? null : (Double) whole.doubleValue();
  }

  /** {@return the nearest float; null if the number is too large for one} */
  static @Nullable Float single(Object value) {
    var number = floating(value);
    if (number == null) return null;
    float nearest = number.floatValue();
    return Float.isInfinite(nearest) && !Double.isInfinite(number) ? null : (Float) nearest;
  }

  static @Nullable Object decimal(Object value) {
    if (value instanceof BigDecimal) return value;
    if (value instanceof BigInteger big) return new BigDecimal(big);
    if (value instanceof Double || value instanceof Float) {
      double number = ((Number) value).doubleValue();
      boolean isFinite = !Double.isNaN(number) && !Double.isInfinite(number);
      return isFinite ? (Object) new BigDecimal(value.toString()) : (Object) number;
    }
    var whole = whole(value, Long.MIN_VALUE, Long.MAX_VALUE);
    return whole == null ? null : BigDecimal.valueOf(whole);
  }

  static void writeNumeric(Object value, Out out) {
    if (value instanceof Double special) {
      int sign = special.isNaN() ? NAN : special > 0 ? POSITIVE_INFINITY : NEGATIVE_INFINITY;
      out.i2(0).i2(0).i2(sign).i2(0);
      return;
    }
    var number = (BigDecimal) value;
    int scale = Math.max(0, number.scale());
    var plain = number.abs().setScale(scale, RoundingMode.UNNECESSARY).toPlainString();
    int dot = plain.indexOf('.');
    var whole = dot < 0 ? plain : plain.substring(0, dot);
    var fraction = dot < 0 ? "" : plain.substring(dot + 1);
    var digits = "0".repeat((4 - whole.length() % 4) % 4) + whole + fraction;
    digits += "0".repeat((4 - fraction.length() % 4) % 4);
    int weight = (whole.length() + 3) / 4 - 1;
    int from = 0;
    int to = digits.length() / 4;
    while (from < to && group(digits, from) == 0) {
      from++;
      weight--;
    }
    while (to > from && group(digits, to - 1) == 0) to--;
    out.i2(to - from).i2(from == to ? 0 : weight);
    out.i2(number.signum() < 0 ? NEGATIVE : 0).i2(scale);
    for (int i = from; i < to; i++) out.i2(group(digits, i));
  }

  private static int group(String digits, int index) {
    return Integer.parseInt(digits, index * 4, index * 4 + 4, 10);
  }

  static Object readNumeric(ByteBuffer in) {
    int count = in.getShort();
    int weight = in.getShort();
    int sign = in.getShort() & 0xffff;
    int scale = in.getShort();
    switch (sign) {
      case NAN:
        return Double.NaN;
      case POSITIVE_INFINITY:
        return Double.POSITIVE_INFINITY;
      case NEGATIVE_INFINITY:
        return Double.NEGATIVE_INFINITY;
      default:
    }
    var unscaled = BigInteger.ZERO;
    for (int i = 0; i < count; i++)
      unscaled =
          unscaled.multiply(BigInteger.valueOf(10_000)).add(BigInteger.valueOf(in.getShort()));
    int exponent = (weight - count + 1) * 4; // of the last group
    var number = new BigDecimal(unscaled, -exponent).setScale(scale, RoundingMode.DOWN);
    return sign == NEGATIVE ? number.negate() : number;
  }
}
