package dev.asyncio4j.zeromq.rpc;

import java.lang.invoke.MethodType;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Fits values from the wire into Java's types. */
final class Values {
  /** The answer for a value that does not fit; null is a value. */
  static final Object NONE = new Object();

  private Values() {}

  /** Returns the value as the type has it; {@link #NONE} if it does not fit. */
  static @Nullable Object as(Class<?> type, @Nullable Object value) {
    if (value == null) return type.isPrimitive() ? NONE : null;
    var wrapped = MethodType.methodType(type).wrap().returnType();
    if (wrapped.isInstance(value)) return value;
    if (value instanceof Long number) return integer(wrapped, number);
    if (value instanceof Double real && wrapped == Float.class) return real.floatValue();
    if (value instanceof BigInteger big && wrapped == Double.class) return big.doubleValue();
    return NONE;
  }

  private static Object integer(Class<?> type, long value) {
    if (type == Integer.class && value == (int) value) return (int) value;
    if (type == Short.class && value == (short) value) return (short) value;
    if (type == Byte.class && value == (byte) value) return (byte) value;
    if (type == Double.class) return (double) value;
    if (type == Float.class) return (float) value;
    if (type == BigInteger.class) return BigInteger.valueOf(value);
    return NONE;
  }
}
