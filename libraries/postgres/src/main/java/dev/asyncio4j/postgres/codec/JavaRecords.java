package dev.asyncio4j.postgres.codec;

import dev.asyncio4j.postgres.DataConversionException;
import dev.asyncio4j.postgres.PgRecord;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Java records of rows, rows of Java records, and values of a wanted class. */
public final class JavaRecords {
  private static final ClassValue<RecordForm> FORMS =
      new ClassValue<>() {
        @Override
        protected RecordForm computeValue(Class<?> type) {
          return RecordForm.of(type);
        }
      };

  private JavaRecords() {}

  /**
   * Returns the values of a row that a user gives.
   *
   * @throws DataConversionException if it is no {@code Object[]}, list or record
   */
  public static @Nullable Object[] row(Object row) {
    if (row.getClass() == Object[].class) return (Object[]) row;
    var parts = CompositeCodec.parts(row);
    if (parts == null)
      throw new DataConversionException(
          "a row is an Object[], a List or a record, not a %s: Postgres.row(…) makes one"
              .formatted(row.getClass().getName()));
    return parts.toArray();
  }

  /** {@return the values of the components, in order} */
  static List<@Nullable Object> values(Record row) {
    var values = new ArrayList<@Nullable Object>();
    try {
      for (var component : row.getClass().getRecordComponents()) {
        var accessor = component.getAccessor();
        accessor.setAccessible(true);
        values.add(accessor.invoke(row));
      }
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new DataConversionException("cannot read " + row.getClass().getName(), e);
    }
    return values;
  }

  static <R> R make(PgRecord row, Class<R> type) {
    if (!type.isRecord())
      throw new IllegalArgumentException(type.getName() + " is not a record: declare one");
    var form = FORMS.get(type);
    var types = form.types();
    var values = new @Nullable Object[types.length];
    for (int i = 0; i < values.length; i++) {
      var name = form.columnOf(row, i);
      values[i] = as(row.get(name), types[i], name);
      if (values[i] == null && types[i].isPrimitive())
        throw new DataConversionException(
            "column " + name + " is null, which no " + types[i] + " is");
    }
    try {
      return type.cast(form.constructor().newInstance(values));
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException failure) throw failure;
      throw new DataConversionException("cannot make a " + type.getName(), e);
    } catch (ReflectiveOperationException e) {
      throw new DataConversionException("cannot make a " + type.getName(), e);
    }
  }

  /** {@return a value as a {@code type}; numbers are widened} */
  public static <T> @Nullable T as(@Nullable Object value, Class<T> type, Object column) {
    if (value == null) return null;
    if (type.isInstance(value)) return type.cast(value);
    @SuppressWarnings("unchecked") // an int.class stands for Integer
    var boxed = (Class<T>) MethodType.methodType(type).wrap().returnType();
    if (boxed.isInstance(value)) return boxed.cast(value);
    var widened = value instanceof Number number ? widened(number, boxed) : constant(value, boxed);
    if (boxed.isInstance(widened)) return boxed.cast(widened);
    throw new DataConversionException(
        "column %s is a %s, not a %s: ask for that, or cast it in the statement"
            .formatted(column, value.getClass().getSimpleName(), boxed.getSimpleName()));
  }

  /** {@return a value of which the caller says what it is} */
  @SuppressWarnings("unchecked")
  public static <T> @Nullable T unchecked(@Nullable Object value) {
    return (T) value;
  }

  private static @Nullable Object widened(Number value, Class<?> type) {
    var whole = Numbers.whole(value, Long.MIN_VALUE, Long.MAX_VALUE);
    if (type == Double.class
        && (value instanceof Float || whole != null && !(value instanceof Long)))
      return value.doubleValue();
    if (whole == null) return null;
    if (type == Long.class) return whole;
    if (type == Integer.class && value instanceof Short) return value.intValue();
    if (type == BigDecimal.class) return BigDecimal.valueOf(whole);
    return type == BigInteger.class ? BigInteger.valueOf(whole) : null;
  }

  private static @Nullable Object constant(Object value, Class<?> type) {
    if (!type.isEnum() || !(value instanceof String name)) return null;
    for (var constant : type.getEnumConstants())
      if (((Enum<?>) constant).name().equals(name)) return constant;
    return null;
  }
}
