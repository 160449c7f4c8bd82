package dev.asyncio4j.postgres;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of a result: values by index, from 0, and by name.
 *
 * <p><i>Python:</i> {@code asyncpg.Record}. Of two columns with one name, the last is found by it.
 * Two are equal if their values are.
 *
 * <p><b>Thread and loop:</b> immutable, for any thread.
 *
 * <pre>{@code
 * try (var connection = await(Postgres.connect("postgresql://localhost/shop"))) {
 *   var row = await(connection.fetchRow("SELECT 1 AS a, 'x' AS b"));
 *   if (row != null) System.out.println(row.getInt("a") + row.getString(1) + row.toMap());
 * }
 * }</pre>
 */
public interface PgRecord extends Iterable<@Nullable Object> {
  /**
   * Returns a value.
   *
   * @param index from 0
   * @return the value, or null
   * @throws IndexOutOfBoundsException if there are fewer
   */
  @Nullable Object get(int index);

  /**
   * Returns a value.
   *
   * @param name of its column
   * @return the value, or null
   * @throws java.util.NoSuchElementException if there is no such column
   */
  @Nullable Object get(String name);

  /**
   * Returns a value, or another if there is no such column.
   *
   * @param name of its column
   * @param fallback returned if there is no such column
   * @return the value, or null
   */
  @Nullable Object get(String name, @Nullable Object fallback);

  /**
   * Returns a value as a type: numbers are widened, never narrowed.
   *
   * @param <T> the type
   * @param name of its column
   * @param type of the value; null: as {@link #get(String, Object)} with the fallback null, which
   *     is what {@code get(name, null)} means
   * @return the value, or null
   * @throws java.util.NoSuchElementException if there is no such column
   * @throws DataConversionException if the value is of another type
   */
  <T> @Nullable T get(String name, @Nullable Class<T> type);

  /**
   * Returns a value as a type: numbers are widened, never narrowed.
   *
   * @param <T> the type
   * @param index from 0
   * @param type of the value
   * @return the value, or null
   * @throws IndexOutOfBoundsException if there are fewer
   * @throws DataConversionException if the value is of another type
   */
  <T> @Nullable T get(int index, Class<T> type);

  /**
   * Returns a value as a number.
   *
   * @param index from 0
   * @return the value
   * @throws DataConversionException if the value is of another type, or null
   */
  default int getInt(int index) {
    return Values.required(get(index, Integer.class), index);
  }

  /**
   * Returns a value as a number.
   *
   * @param name of its column
   * @return the value
   * @throws DataConversionException if the value is of another type, or null
   */
  default int getInt(String name) {
    return Values.required(get(name, Integer.class), name);
  }

  /**
   * Returns a value as a number.
   *
   * @param index from 0
   * @return the value
   * @throws DataConversionException if the value is of another type, or null
   */
  default long getLong(int index) {
    return Values.required(get(index, Long.class), index);
  }

  /**
   * Returns a value as a number.
   *
   * @param name of its column
   * @return the value
   * @throws DataConversionException if the value is of another type, or null
   */
  default long getLong(String name) {
    return Values.required(get(name, Long.class), name);
  }

  /**
   * Returns a value as a number.
   *
   * @param index from 0
   * @return the value
   * @throws DataConversionException if the value is of another type, or null
   */
  default double getDouble(int index) {
    return Values.required(get(index, Double.class), index);
  }

  /**
   * Returns a value as a number.
   *
   * @param name of its column
   * @return the value
   * @throws DataConversionException if the value is of another type, or null
   */
  default double getDouble(String name) {
    return Values.required(get(name, Double.class), name);
  }

  /**
   * Returns a value as a truth value.
   *
   * @param index from 0
   * @return the value
   * @throws DataConversionException if the value is of another type, or null
   */
  default boolean getBoolean(int index) {
    return Values.required(get(index, Boolean.class), index);
  }

  /**
   * Returns a value as a truth value.
   *
   * @param name of its column
   * @return the value
   * @throws DataConversionException if the value is of another type, or null
   */
  default boolean getBoolean(String name) {
    return Values.required(get(name, Boolean.class), name);
  }

  /**
   * Returns a value as a text.
   *
   * @param index from 0
   * @return the text, or null
   * @throws DataConversionException if the value is of another type
   */
  default @Nullable String getString(int index) {
    return get(index, String.class);
  }

  /**
   * Returns a value as a text.
   *
   * @param name of its column
   * @return the text, or null
   * @throws DataConversionException if the value is of another type
   */
  default @Nullable String getString(String name) {
    return get(name, String.class);
  }

  /**
   * Tells whether there is a column.
   *
   * @param name of the column
   * @return whether there is
   */
  boolean contains(String name);

  /**
   * Returns the number of values.
   *
   * @return how many
   */
  int size();

  /**
   * Returns the names of the columns.
   *
   * @return in order
   */
  List<String> keys();

  /**
   * Returns the values.
   *
   * @return in order
   */
  List<@Nullable Object> values();

  /**
   * Returns names and values.
   *
   * @return in order
   */
  List<Map.Entry<String, @Nullable Object>> items();

  /**
   * Returns some of the values.
   *
   * @param from the first index
   * @param to the index after the last; a greater one than the size means the size
   * @return in order
   */
  List<@Nullable Object> slice(int from, int to);

  /**
   * Returns the values by name.
   *
   * @return in order
   */
  Map<String, @Nullable Object> toMap();

  /**
   * Returns the row as a Java record.
   *
   * @param <R> the type of the record
   * @param type its component {@code orderId} is the column {@code order_id}
   * @return the record
   * @throws DataConversionException if a component has no column, or a value of another type
   */
  <R> R as(Class<R> type);
}
