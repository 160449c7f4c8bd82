package dev.asyncio4j.mongo.odm;

import dev.asyncio4j.Coroutine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Maps from texts to values of another field.
 *
 * @param <V> the type of the values
 */
final class DictKind<V> extends HoldingKind<Map<String, V>, V> {
  DictKind(Field<V> inner) {
    super(inner);
  }

  @Override
  Map<String, V> load(InstanceImpl instance, Field<Map<String, V>> field, Object given) {
    if (!(given instanceof Map<?, ?> all)) throw refused(instance, field);
    var map = new ObservedMap<>(instance, inner);
    Map<Object, Object> wrong = new LinkedHashMap<>();
    all.forEach(
        (key, value) -> {
          try {
            if (!(key instanceof String name))
              wrong.put("" + key, Map.of("key", List.of("Not a valid string.")));
            else map.append(name, Check.load(instance, inner, value));
          } catch (ValidationException e) {
            wrong.put(key, Map.of("value", e.detail()));
          }
        });
    if (!wrong.isEmpty()) throw ValidationException.of(wrong);
    return map;
  }

  @Override
  Object store(Map<String, V> value) {
    var all = new Document();
    value.forEach((key, each) -> all.put(key, each == null ? null : inner.kind().store(each)));
    return all;
  }

  @Override
  Map<String, V> read(InstanceImpl instance, Field<Map<String, V>> field, Object stored) {
    if (!(stored instanceof Map<?, ?> all)) throw refused(instance, field);
    var map = new ObservedMap<>(instance, inner);
    all.forEach(
        (key, each) ->
            map.append("" + key, each == null ? null : inner.kind().read(instance, inner, each)));
    return map;
  }

  @Override
  Object dump(Map<String, V> value) {
    var all = new LinkedHashMap<String, @Nullable Object>();
    value.forEach((key, each) -> all.put(key, each == null ? null : inner.kind().dump(each)));
    return all;
  }

  @Override
  @Nullable Object missing(InstanceImpl instance, Map<String, V> value) {
    Map<Object, Object> wrong = new LinkedHashMap<>();
    value.forEach(
        (key, each) -> {
          var below = Check.missing(instance, inner, each);
          if (below != null) wrong.put(key, Map.of("value", below));
        });
    return wrong.isEmpty() ? null : wrong;
  }

  @Override
  @Nullable Coroutine<@Nullable Object> ioCheck(
      InstanceImpl instance, Field<Map<String, V>> field, Map<String, V> value) {
    Map<Object, Coroutine<@Nullable Object>> checks = new LinkedHashMap<>();
    value.forEach(
        (key, each) -> {
          var check = IoCheck.of(instance, inner, each);
          if (check != null) checks.put(key, IoCheck.under("value", check));
        });
    return IoCheck.all(checks);
  }

  @Override
  Document schema() {
    return new Document("type", "object").append("additionalProperties", inner.kind().schema());
  }

  @Override
  String invalid() {
    return "Not a valid mapping type.";
  }

  @Override
  public String toString() {
    return "dict of " + inner.kind();
  }
}
