package dev.asyncio4j.mongo.odm;

import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** References to documents of any class; the database keeps the class beside the key. */
final class GenericReferenceKind extends Kind<Ref<? extends Doc>> {
  private static final String CLASS = "cls";
  private static final String KEY = "id";

  @Override
  Ref<? extends Doc> load(InstanceImpl instance, Field<Ref<? extends Doc>> field, Object given) {
    if (given instanceof RefImpl<?> ref) return ref;
    if (given instanceof Doc document) {
      if (!document.isCreated()) throw new ValidationException(RefImpl.NOT_CREATED);
      return Ref.to(document);
    }
    if (!(given instanceof Map<?, ?> map)) throw refused(instance, field);
    if (map.size() != 2 || !map.containsKey(CLASS) || !map.containsKey(KEY))
      throw new ValidationException("Generic reference must have `id` and `cls` fields.");
    return of(instance, field, map.get(CLASS), map.get(KEY));
  }

  private static Ref<? extends Doc> of(
      InstanceImpl instance,
      Field<Ref<? extends Doc>> field,
      @Nullable Object name,
      @Nullable Object key) {
    var type = instance.find("" + name);
    if (type == null) throw new ValidationException("Unknown document `" + name + "`.");
    if (key == null) throw new ValidationException("Invalid `id` field.");
    return reference(instance, field, type, key);
  }

  private static <D extends Doc> Ref<D> reference(
      InstanceImpl instance, Field<?> field, DocTypeImpl<D> type, Object key) {
    try {
      var pk = loadKey(instance, type.layout().pk().field(), key);
      return new RefImpl<>(type, pk, field.text("not_found"));
    } catch (ValidationException e) {
      throw new ValidationException("Invalid `id` field.");
    }
  }

  private static <K> K loadKey(InstanceImpl instance, Field<K> field, Object key) {
    return field.kind().load(instance, field, key);
  }

  @Override
  Object store(Ref<? extends Doc> value) {
    var core = ((RefImpl<?>) value).core();
    return new Document("_id", core.storedKey(value.pk())).append("_cls", core.name());
  }

  @Override
  Ref<? extends Doc> read(InstanceImpl instance, Field<Ref<? extends Doc>> field, Object stored) {
    if (!(stored instanceof Document map)) throw refused(instance, field);
    return of(instance, field, map.get("_cls"), map.get("_id"));
  }

  @Override
  Object dump(Ref<? extends Doc> value) {
    return Map.of(KEY, String.valueOf(value.pk()), CLASS, value.type().name());
  }

  @Override
  Document schema() {
    var text = new Document("type", "string");
    return new Document("type", "object")
        .append("properties", new Document(KEY, text).append(CLASS, text));
  }

  @Override
  String invalid() {
    return "Invalid value for generic reference field.";
  }

  @Override
  public String toString() {
    return "genericReference";
  }
}
