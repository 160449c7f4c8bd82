package dev.asyncio4j.mongo.odm;

import dev.asyncio4j.Coroutine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Lists of values of another field.
 *
 * @param <T> the type of the elements
 */
final class ListKind<T> extends HoldingKind<List<T>, T> {
  ListKind(Field<T> inner) {
    super(inner);
  }

  @Override
  List<T> load(InstanceImpl instance, Field<List<T>> field, Object given) {
    if (!(given instanceof Collection<?> all)) throw refused(instance, field);
    var list = new ObservedList<>(instance, inner);
    Check.loadAll(instance, inner, all).forEach(list::append);
    return list;
  }

  @Override
  Object store(List<T> value) {
    var all = new ArrayList<@Nullable Object>(value.size());
    for (var each : value) all.add(each == null ? null : inner.kind().store(each));
    return all;
  }

  @Override
  List<T> read(InstanceImpl instance, Field<List<T>> field, Object stored) {
    if (!(stored instanceof Collection<?> all)) throw refused(instance, field);
    var list = new ObservedList<>(instance, inner);
    for (var each : all)
      list.append(each == null ? null : inner.kind().read(instance, inner, each));
    return list;
  }

  @Override
  Object dump(List<T> value) {
    var all = new ArrayList<@Nullable Object>(value.size());
    for (var each : value) all.add(each == null ? null : inner.kind().dump(each));
    return all;
  }

  @Override
  @Nullable Object missing(InstanceImpl instance, List<T> value) {
    Map<Object, Object> wrong = new LinkedHashMap<>();
    for (int i = 0; i < value.size(); i++) {
      var below = Check.missing(instance, inner, value.get(i));
      if (below != null) wrong.put(i, below);
    }
    return wrong.isEmpty() ? null : wrong;
  }

  @Override
  @Nullable Coroutine<@Nullable Object> ioCheck(
      InstanceImpl instance, Field<List<T>> field, List<T> value) {
    Map<Object, Coroutine<@Nullable Object>> checks = new LinkedHashMap<>();
    for (int i = 0; i < value.size(); i++) {
      var check = IoCheck.of(instance, inner, value.get(i));
      if (check != null) checks.put(i, check);
    }
    return IoCheck.all(checks);
  }

  @Override
  Document schema() {
    return new Document("type", "array").append("items", inner.kind().schema());
  }

  @Override
  String invalid() {
    return "Not a valid list.";
  }

  @Override
  public String toString() {
    return "list of " + inner.kind();
  }
}
