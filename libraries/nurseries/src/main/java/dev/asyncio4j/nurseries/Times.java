package dev.asyncio4j.nurseries;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Times of the loop's clock, in nanoseconds. */
final class Times {
  private Times() {}

  /** {@return the nanoseconds of {@code d}; {@link Node#NEVER} for null and for what is longer} */
  static long nanos(@Nullable Duration d) {
    if (d == null) return Node.NEVER;
    try {
      return d.toNanos();
    } catch (ArithmeticException tooLong) {
      return d.isNegative() ? Node.CANCELLED + 1 : Node.NEVER;
    }
  }

  /** {@return {@code a + b}; {@link Node#NEVER} plus anything is never} */
  static long plus(long a, long b) {
    if (a == Node.NEVER || b == Node.NEVER) return Node.NEVER;
    long sum = a + b;
    boolean overflows = ((a ^ sum) & (b ^ sum)) < 0;
    if (!overflows) return sum;
    return a > 0 ? Node.NEVER : Node.CANCELLED + 1;
  }

  /** {@return a text such as {@code 0.25 s}} */
  static String seconds(long nanos) {
    return BigDecimal.valueOf(nanos, 9).stripTrailingZeros().toPlainString() + " s";
  }
}
