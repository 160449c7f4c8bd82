package dev.asyncio4j.http.internal;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Fits what {@link JsonParser} gave to a type: records, and what they are made of. */
public final class JsonBinder {
  private JsonBinder() {}

  /**
   * Fits a value to a class.
   *
   * @param value map, list, string, number, boolean or null
   * @param type the class
   * @param <T> the type
   * @return the value
   * @throws IllegalArgumentException if it does not fit
   */
  @SuppressWarnings("unchecked")
  public static <T> @Nullable T bind(@Nullable Object value, Class<T> type) {
    return (T) to(value, type);
  }

  private static @Nullable Object to(@Nullable Object value, Type type) {
    if (type instanceof ParameterizedType generic) return generic(value, generic);
    if (!(type instanceof Class<?> c) || c == Object.class) return value;
    if (c == Optional.class) return Optional.ofNullable(value);
    if (value == null) {
      if (c.isPrimitive()) throw misfit("null", c);
      return null;
    }
    if (value instanceof Number number && (c.isPrimitive() || Number.class.isAssignableFrom(c))) {
      return number(number, c);
    }
    if (c == boolean.class && value instanceof Boolean || c.isInstance(value)) return value;
    if (value instanceof String text && c.isEnum()) return constant(text, c);
    if (value instanceof Map<?, ?> map && c.isRecord()) return record(map, c);
    if (value instanceof List<?> list && c.isArray()) {
      Object array = Array.newInstance(c.getComponentType(), list.size());
      for (int i = 0; i < list.size(); i++)
        Array.set(array, i, to(list.get(i), c.getComponentType()));
      return array;
    }
    if (value instanceof List<?> list && c == Set.class) return new LinkedHashSet<>(list);
    throw misfit(value, c);
  }

  private static @Nullable Object generic(@Nullable Object value, ParameterizedType type) {
    Class<?> c = (Class<?>) type.getRawType();
    Type[] of = type.getActualTypeArguments();
    if (c == Optional.class) return Optional.ofNullable(to(value, of[0]));
    if (value == null) return null;
    if (value instanceof List<?> list && Collection.class.isAssignableFrom(c)) {
      Collection<@Nullable Object> out = c == Set.class ? new LinkedHashSet<>() : new ArrayList<>();
      for (Object one : list) out.add(to(one, of[0]));
      return out;
    }
    if (value instanceof Map<?, ?> map && c == Map.class && of[0] == String.class) {
      Map<String, @Nullable Object> out = new LinkedHashMap<>();
      map.forEach((name, one) -> out.put((String) name, to(one, of[1])));
      return out;
    }
    return to(value, c);
  }

  private static Object number(Number value, Class<?> c) {
    boolean whole = !(value instanceof Double);
    if (c == double.class || c == Double.class) return value.doubleValue();
    if (c == float.class || c == Float.class) return value.floatValue();
    if (c == BigDecimal.class) return new BigDecimal(value.toString());
    if (c == Number.class) return value;
    if (!whole) throw misfit(value, c);
    BigInteger number = new BigInteger(value.toString());
    try {
      if (c == int.class || c == Integer.class) return number.intValueExact();
      if (c == long.class || c == Long.class) return number.longValueExact();
      if (c == short.class || c == Short.class) return number.shortValueExact();
      if (c == byte.class || c == Byte.class) return number.byteValueExact();
    } catch (ArithmeticException tooLarge) {
      throw misfit(value, c);
    }
    if (c == BigInteger.class) return number;
    throw misfit(value, c);
  }

  private static Object constant(String name, Class<?> c) {
    return Arrays.stream(c.getEnumConstants())
        .filter(one -> ((Enum<?>) one).name().equals(name))
        .findFirst()
        .orElseThrow(() -> misfit(name, c));
  }

  private static Object record(Map<?, ?> map, Class<?> c) {
    RecordComponent[] parts = c.getRecordComponents();
    Class<?>[] types = new Class<?>[parts.length];
    Object[] values = new Object[parts.length];
    for (int i = 0; i < parts.length; i++) {
      types[i] = parts[i].getType();
      try {
        values[i] = to(map.get(parts[i].getName()), parts[i].getGenericType());
      } catch (IllegalArgumentException misfit) {
        throw new IllegalArgumentException(parts[i].getName() + ": " + misfit.getMessage(), misfit);
      }
    }
    try {
      Constructor<?> constructor = c.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (InvocationTargetException refused) {
      if (refused.getCause() instanceof RuntimeException cause) throw cause;
      throw new IllegalArgumentException("cannot make a " + c.getName(), refused.getCause());
    } catch (ReflectiveOperationException | RuntimeException closed) {
      throw new IllegalArgumentException(
          "cannot make a " + c.getName() + ": open its package to dev.asyncio4j.http", closed);
    }
  }

  private static IllegalArgumentException misfit(Object value, Class<?> c) {
    String kind =
        value instanceof String
            ? "a string"
            : value instanceof Map
                ? "an object"
                : value instanceof List ? "an array" : String.valueOf(value);
    return new IllegalArgumentException(
        "the JSON has " + kind + " where " + c.getSimpleName() + " is asked for");
  }
}
