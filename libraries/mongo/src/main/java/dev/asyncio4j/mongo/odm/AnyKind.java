package dev.asyncio4j.mongo.odm;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/** Anything that the database takes; lists and maps inside are observed, too. */
final class AnyKind extends Kind<Object> {
  private final Field<Object> self = new Field<>(this).allowNone();

  @Override
  Object load(InstanceImpl instance, Field<Object> field, Object given) {
    if (given instanceof Map<?, ?> all) {
      var map = new ObservedMap<>(instance, self);
      all.forEach((key, value) -> map.append("" + key, Check.load(instance, self, value)));
      return map;
    }
    if (given instanceof Collection<?> all) {
      var list = new ObservedList<>(instance, self);
      all.forEach(value -> list.append(Check.load(instance, self, value)));
      return list;
    }
    return given instanceof Date date ? date.toInstant() : given;
  }

  @Override
  Object store(Object value) {
    if (value instanceof Map<?, ?> all) {
      var stored = new Document();
      all.forEach((key, each) -> stored.put("" + key, each == null ? null : store(each)));
      return stored;
    }
    if (value instanceof Collection<?> all) {
      var stored = new ArrayList<@Nullable Object>();
      all.forEach(each -> stored.add(each == null ? null : store(each)));
      return stored;
    }
    if (value instanceof Ref<?> ref) return ref.pk();
    if (value instanceof Doc doc) return java.util.Objects.requireNonNull(doc.pk(), "no pk");
    return value instanceof Embedded embedded ? embedded.toMongo() : value;
  }

  @Override
  Object dump(Object value) {
    if (value instanceof Map<?, ?> all) {
      var dumped = new LinkedHashMap<String, @Nullable Object>();
      all.forEach((key, each) -> dumped.put("" + key, each == null ? null : dump(each)));
      return dumped;
    }
    if (value instanceof Collection<?> all) {
      var dumped = new ArrayList<@Nullable Object>();
      all.forEach(each -> dumped.add(each == null ? null : dump(each)));
      return dumped;
    }
    if (value instanceof Embedded embedded) return embedded.dump();
    if (value instanceof Ref<?> || value instanceof Doc) return String.valueOf(store(value));
    if (value instanceof Binary binary) return Fields.base64(binary.getData());
    if (value instanceof byte[] bytes) return Fields.base64(bytes);
    boolean isPlain =
        value instanceof Boolean
            || value instanceof Integer
            || value instanceof Long
            || value instanceof Double
            || value instanceof Float
            || value instanceof Short
            || value instanceof Byte;
    return isPlain ? value : value.toString();
  }

  @Override
  boolean isMutable() {
    return true;
  }

  @Override
  Document schema() {
    return new Document();
  }

  @Override
  String invalid() {
    return "Invalid input.";
  }

  @Override
  public String toString() {
    return "any";
  }
}
