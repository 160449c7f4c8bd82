package dev.asyncio4j.mongo.odm;

import dev.asyncio4j.Coroutine;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The nature of a field: how its values come from users and from the database, and go there.
 *
 * @param <T> the type of its values
 */
abstract class Kind<T> {
  /**
   * Takes a value from a user.
   *
   * @throws ValidationException if it is none of this kind
   */
  abstract T load(InstanceImpl instance, Field<T> field, Object given);

  /** {@return a value as the database keeps it} */
  Object store(T value) {
    return value;
  }

  /** Takes a value from the database. */
  T read(InstanceImpl instance, Field<T> field, Object stored) {
    return load(instance, field, stored);
  }

  /** {@return a value for JSON} */
  Object dump(T value) {
    return value;
  }

  /** {@return what a JSON schema says of it} */
  abstract Document schema();

  /** {@return the text for what is none of this kind} */
  abstract String invalid();

  @Nullable Field<?> inner() {
    return null;
  }

  /** {@return the type of documents inside; null if there are none} */
  @Nullable TypeCore<?> nested(InstanceImpl instance) {
    return null;
  }

  /** Checks, when its class is registered, that what it is made of is registered. */
  void resolve(InstanceImpl instance, String where) {}

  /** {@return whether a value can change inside} */
  boolean isMutable() {
    return false;
  }

  /** {@return what is wrong inside of a value at a commit; null if nothing is} */
  @Nullable Object missing(InstanceImpl instance, T value) {
    return null;
  }

  /** {@return the check of what is inside, which gives what is wrong; null if there is none} */
  @Nullable Coroutine<@Nullable Object> ioCheck(InstanceImpl instance, Field<T> field, T value) {
    return null;
  }

  final ValidationException refused(InstanceImpl instance, Field<T> field) {
    return new ValidationException(instance.text(field.text("invalid")));
  }
}
