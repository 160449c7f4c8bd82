package dev.asyncio4j.mongo.odm;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The checks of values that come from users. */
final class Check {
  private Check() {}

  /**
   * Takes a value: makes it one of its field, and has its validators look at it.
   *
   * @throws ValidationException if it is refused, with all that is wrong
   */
  static <T> @Nullable T load(InstanceImpl instance, Field<T> field, @Nullable Object given) {
    if (given == null) {
      if (field.isNullable()) return null;
      throw new ValidationException(instance.text(field.text("null")));
    }
    var value = field.kind().load(instance, field, given);
    validate(instance, field, value);
    return value;
  }

  /** Takes the elements of a list; what is wrong is told by their indexes. */
  static <T> List<@Nullable T> loadAll(InstanceImpl instance, Field<T> inner, Collection<?> given) {
    var all = new ArrayList<@Nullable T>(given.size());
    Map<Object, Object> wrong = new LinkedHashMap<>();
    int index = 0;
    for (var each : given) {
      try {
        all.add(load(instance, inner, each));
      } catch (ValidationException e) {
        wrong.put(index, e.detail());
      }
      index++;
    }
    if (!wrong.isEmpty()) throw ValidationException.of(wrong);
    return all;
  }

  static <T> void validate(InstanceImpl instance, Field<T> field, T value) {
    var wrong = new ArrayList<Object>();
    for (var each : field.validators()) {
      try {
        each.check(value);
      } catch (ValidationException e) {
        if (!(e.detail() instanceof List<?> texts)) throw e;
        texts.forEach(text -> wrong.add(instance.text("" + text)));
      }
    }
    if (!wrong.isEmpty()) throw ValidationException.of(List.copyOf(wrong));
  }

  /** {@return what is wrong with a value at a commit; null if nothing is} */
  static <T> @Nullable Object missing(InstanceImpl instance, Field<T> field, @Nullable T value) {
    if (value == null) return null;
    try {
      if (field.kind().isMutable()) validate(instance, field, value);
    } catch (ValidationException e) {
      return e.detail();
    }
    return field.kind().missing(instance, value);
  }
}
