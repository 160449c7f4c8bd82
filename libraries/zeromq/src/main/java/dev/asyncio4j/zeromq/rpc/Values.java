package dev.asyncio4j.zeromq.rpc;

import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fits values from the wire into Java's types, and the items of lists and maps into theirs. */
final class Values {
  /** The answer for a value that does not fit; null is a value. */
  static final Object NONE = new Object();

  private Values() {}

  /** Returns the value as the type has it; {@link #NONE} if it does not fit. */
  static @Nullable Object as(Type type, @Nullable Object value) {
    if (type instanceof Class<?> plain) return plain(plain, value);
    if (type instanceof ParameterizedType generic) return generic(generic, value);
    if (type instanceof WildcardType any) return as(any.getUpperBounds()[0], value);
    if (type instanceof TypeVariable<?> any) return as(any.getBounds()[0], value);
    return plain(Object[].class, value); // an array of what is generic
  }

  /** Returns the values as an array of a type has them; {@link #NONE} if one does not fit. */
  static Object array(Class<?> plain, Type type, List<?> values) {
    if (!(list(type, values) instanceof List<?> items)) return NONE;
    var array = Array.newInstance(plain, items.size());
    for (int i = 0; i < items.size(); i++) Array.set(array, i, items.get(i));
    return array;
  }

  private static @Nullable Object generic(ParameterizedType type, @Nullable Object value) {
    var fit = plain((Class<?>) type.getRawType(), value);
    var types = type.getActualTypeArguments();
    if (fit instanceof List<?> items && types.length == 1) return list(types[0], items);
    if (fit instanceof Map<?, ?> items && types.length == 2) return map(types[0], types[1], items);
    return fit;
  }

  private static Object list(Type type, List<?> items) {
    var fit = new ArrayList<@Nullable Object>(items.size());
    for (var item : items) fit.add(as(type, item));
    return fit.contains(NONE) ? NONE : Collections.unmodifiableList(fit);
  }

  private static Object map(Type keys, Type values, Map<?, ?> items) {
    var fit = new LinkedHashMap<@Nullable Object, @Nullable Object>();
    items.forEach((key, value) -> fit.put(as(keys, key), as(values, value)));
    boolean fits = !fit.containsKey(NONE) && !fit.containsValue(NONE);
    return fits ? Collections.unmodifiableMap(fit) : NONE;
  }

  private static @Nullable Object plain(Class<?> type, @Nullable Object value) {
    if (value == null) return type.isPrimitive() ? NONE : null;
    var wrapped = wrapped(type);
    if (wrapped.isInstance(value)) return value;
    if (value instanceof Long number) return integer(wrapped, number);
    if (value instanceof Double real && wrapped == Float.class) return real.floatValue();
    if (value instanceof BigInteger big && wrapped == Double.class) return big.doubleValue();
    return NONE;
  }

  /** Returns {@code Integer} for {@code int}, and a class as it is. */
  static Class<?> wrapped(Class<?> type) {
    return MethodType.methodType(type).wrap().returnType();
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
