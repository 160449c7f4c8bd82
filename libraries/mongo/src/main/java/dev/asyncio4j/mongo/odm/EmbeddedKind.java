package dev.asyncio4j.mongo.odm;

import dev.asyncio4j.Coroutine;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Documents inside of documents.
 *
 * @param <E> their class
 */
final class EmbeddedKind<E extends Embedded> extends Kind<E> {
  private static final String CLASS = "cls";

  private final Class<E> type;

  EmbeddedKind(Class<E> type) {
    this.type = type;
  }

  private EmbeddedTypeImpl<E> core(InstanceImpl instance) {
    return instance.embedded(type);
  }

  @Override
  E load(InstanceImpl instance, Field<E> field, Object given) {
    if (type.isInstance(given)) return type.cast(given);
    if (!(given instanceof Map<?, ?> all)) throw refused(instance, field);
    var values = new LinkedHashMap<String, @Nullable Object>();
    all.forEach((key, value) -> values.put("" + key, value));
    var core = core(instance);
    if (!core.offspring().isEmpty() && values.get(CLASS) instanceof String named) {
      values.remove(CLASS);
      if (!named.equals(core.name())) return type.cast(offspring(core, named).create(values));
    }
    return core.create(values);
  }

  private TypeCore<?> offspring(EmbeddedTypeImpl<E> core, String named) {
    for (var each : core.offspring()) if (each.name().equals(named)) return each;
    throw new ValidationException("Unknown document `" + named + "`.");
  }

  @Override
  Object store(E value) {
    return value.toMongo();
  }

  @Override
  E read(InstanceImpl instance, Field<E> field, Object stored) {
    if (!(stored instanceof Document document)) throw refused(instance, field);
    return core(instance).buildFromMongo(document);
  }

  @Override
  Object dump(E value) {
    return value.dump();
  }

  @Override
  TypeCore<?> nested(InstanceImpl instance) {
    return core(instance);
  }

  @Override
  void resolve(InstanceImpl instance, String where) {
    if (!instance.isRegistered(type))
      throw new NotRegisteredDocumentException(
          "%s embeds %s, which is not registered: registerEmbedded(%s.class) comes first"
              .formatted(where, type.getSimpleName(), type.getSimpleName()));
    if (core(instance).definition().isAbstract())
      throw new DocumentDefinitionException(
          "%s embeds %s, which is abstract: what it reads could not be made"
              .formatted(where, type.getSimpleName()));
  }

  @Override
  boolean isMutable() {
    return true;
  }

  @Override
  @Nullable Object missing(InstanceImpl instance, E value) {
    var wrong = value.data().missing();
    return wrong.isEmpty() ? null : wrong;
  }

  @Override
  @Nullable Coroutine<@Nullable Object> ioCheck(InstanceImpl instance, Field<E> field, E value) {
    return IoCheck.all(IoCheck.ofFields(value.data(), null));
  }

  @Override
  Document schema() {
    return new Document("type", "object").append("title", type.getSimpleName());
  }

  @Override
  String invalid() {
    return "Invalid input type.";
  }

  @Override
  public String toString() {
    return "embedded " + type.getSimpleName();
  }
}
