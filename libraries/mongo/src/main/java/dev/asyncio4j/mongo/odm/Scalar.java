package dev.asyncio4j.mongo.odm;

import java.time.DateTimeException;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A kind of single values.
 *
 * @param <T> their type
 */
final class Scalar<T> extends Kind<T> {
  private final String name;
  private final String invalid;
  private final Document schema;

  /** Makes a value of what it may be written as; null, or an exception, if it is none. */
  private final Function<Object, @Nullable T> load;

  private final Function<T, Object> store;
  private final Function<T, Object> dump;

  Scalar(
      String name,
      String invalid,
      Document schema,
      Function<Object, @Nullable T> load,
      Function<T, Object> store,
      Function<T, Object> dump) {
    this.name = name;
    this.invalid = invalid;
    this.schema = schema;
    this.load = load;
    this.store = store;
    this.dump = dump;
  }

  Scalar(String name, String invalid, Document schema, Function<Object, @Nullable T> load) {
    this(name, invalid, schema, load, value -> value, value -> value);
  }

  @Override
  T load(InstanceImpl instance, Field<T> field, Object given) {
    T value;
    try {
      value = load.apply(given);
    } catch (ArithmeticException | DateTimeException | IllegalArgumentException e) {
      throw refused(instance, field);
    }
    if (value == null) throw refused(instance, field);
    return value;
  }

  @Override
  Object store(T value) {
    return store.apply(value);
  }

  @Override
  Object dump(T value) {
    return dump.apply(value);
  }

  @Override
  Document schema() {
    return schema;
  }

  @Override
  String invalid() {
    return invalid;
  }

  @Override
  public String toString() {
    return name;
  }
}
