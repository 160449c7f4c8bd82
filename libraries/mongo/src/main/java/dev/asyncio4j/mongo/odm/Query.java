package dev.asyncio4j.mongo.odm;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Filters and orders of a type, by its fields, with the names and the values of the database.
 *
 * <p><i>Python:</i> none: there filters are dictionaries. They go together with the driver's {@code
 * Filters.and}, {@code Filters.or} and the like.
 */
public final class Query {
  private final DocTypeImpl<?> type;

  Query(DocTypeImpl<?> type) {
    this.type = type;
  }

  /**
   * Returns the path to a field in the database.
   *
   * @param field of the type
   * @param inside fields of what is inside of the one before
   * @return the names, with dots between them
   * @throws IllegalArgumentException if the first one is no field of the type
   */
  public String path(Field<?> field, Field<?>... inside) {
    var path = new StringBuilder(type.layout().of(field).mongoName());
    for (var each : inside) path.append('.').append(each.mongoName());
    return path.toString();
  }

  private static <T> @Nullable Object stored(Field<T> field, @Nullable T value) {
    return value == null ? null : field.kind().store(value);
  }

  private static <T> Object known(Field<T> field, T value) {
    return field.kind().store(value);
  }

  /**
   * Returns a filter for one value.
   *
   * @param field of the type
   * @param value the value; null finds those without one, too
   * @param <T> its type
   * @return the filter
   */
  public <T> Bson eq(Field<T> field, @Nullable T value) {
    return Filters.eq(path(field), stored(field, value));
  }

  /**
   * Returns a filter against one value.
   *
   * @param field of the type
   * @param value the value
   * @param <T> its type
   * @return the filter
   */
  public <T> Bson ne(Field<T> field, @Nullable T value) {
    return Filters.ne(path(field), stored(field, value));
  }

  /**
   * Returns a filter for greater values.
   *
   * @param field of the type
   * @param value the limit
   * @param <T> its type
   * @return the filter
   */
  public <T> Bson gt(Field<T> field, T value) {
    return Filters.gt(path(field), known(field, value));
  }

  /**
   * Returns a filter for values that are no less.
   *
   * @param field of the type
   * @param value the limit
   * @param <T> its type
   * @return the filter
   */
  public <T> Bson gte(Field<T> field, T value) {
    return Filters.gte(path(field), known(field, value));
  }

  /**
   * Returns a filter for lesser values.
   *
   * @param field of the type
   * @param value the limit
   * @param <T> its type
   * @return the filter
   */
  public <T> Bson lt(Field<T> field, T value) {
    return Filters.lt(path(field), known(field, value));
  }

  /**
   * Returns a filter for values that are no greater.
   *
   * @param field of the type
   * @param value the limit
   * @param <T> its type
   * @return the filter
   */
  public <T> Bson lte(Field<T> field, T value) {
    return Filters.lte(path(field), known(field, value));
  }

  /**
   * Returns a filter for one of several values.
   *
   * @param field of the type
   * @param values the values
   * @param <T> their type
   * @return the filter
   */
  public <T> Bson in(Field<T> field, Collection<? extends T> values) {
    return Filters.in(path(field), values.stream().map(each -> known(field, each)).toList());
  }

  /**
   * Returns a filter against several values.
   *
   * @param field of the type
   * @param values the values
   * @param <T> their type
   * @return the filter
   */
  public <T> Bson notIn(Field<T> field, Collection<? extends T> values) {
    return Filters.nin(path(field), values.stream().map(each -> known(field, each)).toList());
  }

  /**
   * Returns a filter for lists that have an element.
   *
   * @param field of lists
   * @param element the element
   * @param <T> its type
   * @return the filter
   */
  @SuppressWarnings("unchecked") // the field inside of one of lists is that of the elements
  public <T> Bson contains(Field<List<T>> field, T element) {
    var inner = (Field<T>) field.inner();
    if (inner == null) throw new IllegalArgumentException(field + " is no field of lists");
    return Filters.eq(path(field), known(inner, element));
  }

  /**
   * Returns a filter for documents that have the field, or have it not.
   *
   * @param field of the type
   * @param isThere whether they have it
   * @return the filter
   */
  public Bson exists(Field<?> field, boolean isThere) {
    return Filters.exists(path(field), isThere);
  }

  /**
   * Returns a filter for texts with a match.
   *
   * @param field of texts
   * @param pattern the expression
   * @return the filter
   */
  public Bson regex(Field<String> field, Pattern pattern) {
    return Filters.regex(path(field), pattern);
  }

  /**
   * Returns the order by a field, the least values first.
   *
   * @param field the field to look at
   * @return the order
   */
  public Bson ascending(Field<?> field) {
    return Sorts.ascending(path(field));
  }

  /**
   * Returns the order by a field, the greatest values first.
   *
   * @param field the field to look at
   * @return the order
   */
  public Bson descending(Field<?> field) {
    return Sorts.descending(path(field));
  }

  @Override
  public String toString() {
    return "<Query of " + type.name() + ">";
  }
}
