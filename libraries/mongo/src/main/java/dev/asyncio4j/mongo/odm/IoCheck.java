package dev.asyncio4j.mongo.odm;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gatherOutcomes;

import dev.asyncio4j.Coroutine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The checks that a commit awaits, all at once; each gives what is wrong, or null. */
final class IoCheck {
  private IoCheck() {}

  /** {@return the check of a value; null if it needs none} */
  static <T> @Nullable Coroutine<@Nullable Object> of(
      InstanceImpl instance, Field<T> field, @Nullable T value) {
    if (value == null) return null;
    var inside = field.kind().ioCheck(instance, field, value);
    if (field.ioValidators().isEmpty()) return inside;
    return async(
        () -> {
          if (inside != null) {
            var wrong = await(inside);
            if (wrong != null) return wrong;
          }
          return ownErrors(field, value);
        });
  }

  /**
   * {@return the checks of the fields, by their names; of {@code names} only, if they are given}
   */
  static Map<Object, Coroutine<@Nullable Object>> ofFields(Data data, @Nullable Set<String> names) {
    Map<Object, Coroutine<@Nullable Object>> checks = new LinkedHashMap<>();
    for (var slot : data.layout().slots()) {
      if (names != null && !names.contains(slot.name())) continue;
      var check = ofSlot(data, slot.field(), data.value(slot));
      if (check != null) checks.put(slot.name(), check);
    }
    return checks;
  }

  @SuppressWarnings("unchecked") // a slot holds values of its field
  private static <T> @Nullable Coroutine<@Nullable Object> ofSlot(
      Data data, Field<T> field, @Nullable Object value) {
    return of(data.instance(), field, (T) value);
  }

  private static <T> @Nullable Object ownErrors(Field<T> field, T value) {
    var checks = new ArrayList<Coroutine<@Nullable Object>>();
    for (var each : field.ioValidators())
      checks.add(
          async(
              () -> {
                try {
                  await(each.check(field, value));
                  return null;
                } catch (ValidationException e) {
                  return e.detail();
                }
              }));
    var wrong = new ArrayList<Object>();
    for (var each : results(checks)) {
      if (each instanceof List<?> texts) wrong.addAll(texts);
      else if (each != null) return each;
    }
    return wrong.isEmpty() ? null : wrong;
  }

  /** Waits for all; then the first failure that is no matter of validation comes out. */
  private static List<@Nullable Object> results(List<Coroutine<@Nullable Object>> checks) {
    var results = new ArrayList<@Nullable Object>();
    for (var each : await(gatherOutcomes(checks))) results.add(each.get());
    return results;
  }

  /** {@return one check of all; null if there are none} */
  static @Nullable Coroutine<@Nullable Object> all(
      Map<Object, Coroutine<@Nullable Object>> checks) {
    if (checks.isEmpty()) return null;
    return async(
        () -> {
          var results = results(List.copyOf(checks.values())).iterator();
          Map<Object, Object> wrong = new LinkedHashMap<>();
          for (var key : checks.keySet()) {
            var each = results.next();
            if (each != null) wrong.put(key, each);
          }
          return wrong.isEmpty() ? null : wrong;
        });
  }

  static Coroutine<@Nullable Object> under(String key, Coroutine<@Nullable Object> check) {
    return async(
        () -> {
          var wrong = await(check);
          return wrong == null ? null : Map.of(key, wrong);
        });
  }
}
