package dev.asyncio4j.postgres.codec;

import dev.asyncio4j.postgres.DataConversionException;
import dev.asyncio4j.postgres.PgRecord;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The components of a Java record, looked up once for each type.
 *
 * @param names of the components
 * @param columns the same names as SQL would write them: {@code order_id} for {@code orderId}
 */
record RecordForm(
    Constructor<?> constructor, Class<?>[] types, List<String> names, List<String> columns) {
  static RecordForm of(Class<?> type) {
    var components = type.getRecordComponents();
    var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    var names = Arrays.stream(components).map(RecordComponent::getName).toList();
    try {
      var constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return new RecordForm(
          constructor, types, names, names.stream().map(RecordForm::column).toList());
    } catch (ReflectiveOperationException e) {
      throw new DataConversionException("cannot make a " + type.getName(), e);
    }
  }

  private static String column(String name) {
    return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  /** {@return the column of a row that a component stands for} */
  String columnOf(PgRecord row, int component) {
    if (row.contains(names.get(component))) return names.get(component);
    if (row.contains(columns.get(component))) return columns.get(component);
    throw new DataConversionException(
        "no column for the component %s: the columns are %s"
            .formatted(names.get(component), row.keys()));
  }
}
