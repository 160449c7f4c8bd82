package dev.asyncio4j.mongo.odm;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;

import com.mongodb.DBRef;
import dev.asyncio4j.Coroutine;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * References to documents of one class.
 *
 * @param <D> their class
 */
final class ReferenceKind<D extends Doc> extends Kind<Ref<D>> {
  private final @Nullable Class<D> type;
  private final String name;

  ReferenceKind(@Nullable Class<D> type, String name) {
    this.type = type;
    this.name = name;
  }

  @SuppressWarnings("unchecked") // the name stands for the class
  private DocTypeImpl<D> core(InstanceImpl instance, Field<Ref<D>> field) {
    var found = type == null ? instance.find(name) : instance.find(type);
    if (found == null)
      throw new NotRegisteredDocumentException(
          "%s refers to %s, which is not registered: register(%s.class)"
              .formatted(field, name, name));
    return (DocTypeImpl<D>) found;
  }

  private static boolean isOf(TypeCore<?> expected, TypeCore<?> given) {
    return expected == given || expected.offspring().contains(given);
  }

  @Override
  @SuppressWarnings("unchecked") // its type has been looked at
  Ref<D> load(InstanceImpl instance, Field<Ref<D>> field, Object given) {
    var core = core(instance, field);
    if (given instanceof RefImpl<?> ref) {
      if (!isOf(core, ref.core())) throw expected(core);
      return (Ref<D>) ref;
    }
    var pk = given;
    if (given instanceof Doc document) {
      if (!isOf(core, document.type())) throw expected(core);
      if (!document.isCreated()) throw new ValidationException(RefImpl.NOT_CREATED);
      pk = Objects.requireNonNull(document.pk(), "a created document has a pk");
    } else if (given instanceof DBRef ref) {
      if (!ref.getCollectionName().equals(core.collectionName()))
        throw new ValidationException(
            "DBRef must be on collection `" + core.collectionName() + "`.");
      pk = ref.getId();
    }
    var key = core.layout().pk().field();
    return new RefImpl<>(core, loadKey(instance, key, pk), field.text("not_found"));
  }

  private static <K> K loadKey(InstanceImpl instance, Field<K> key, Object pk) {
    return key.kind().load(instance, key, pk);
  }

  private static ValidationException expected(TypeCore<?> core) {
    return new ValidationException("`" + core.name() + "` reference expected.");
  }

  @Override
  Object store(Ref<D> value) {
    return ((RefImpl<D>) value).core().storedKey(value.pk());
  }

  @Override
  Ref<D> read(InstanceImpl instance, Field<Ref<D>> field, Object stored) {
    return load(instance, field, stored);
  }

  @Override
  Object dump(Ref<D> value) {
    return String.valueOf(value.pk());
  }

  @Override
  @Nullable Coroutine<@Nullable Object> ioCheck(
      InstanceImpl instance, Field<Ref<D>> field, Ref<D> value) {
    return async(
        () -> {
          try {
            await(value.fetch(RefOptions.defaults().noData(true)));
            return null;
          } catch (ValidationException e) {
            return e.detail();
          }
        });
  }

  @Override
  Document schema() {
    return new Document("type", "string").append("title", "reference to " + name);
  }

  @Override
  String invalid() {
    return "Invalid reference.";
  }

  @Override
  public String toString() {
    return "reference to " + name;
  }
}
