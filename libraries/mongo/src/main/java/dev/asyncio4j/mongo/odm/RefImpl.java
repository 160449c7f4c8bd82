package dev.asyncio4j.mongo.odm;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;

import com.mongodb.client.model.Projections;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.mongo.FindOptions;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A reference, with the document once it was fetched. */
final class RefImpl<D extends Doc> implements Ref<D> {
  static final String NOT_CREATED = "Cannot reference a document that has not been created yet.";

  private final DocTypeImpl<D> type;
  private final @Nullable Object pk;
  private final String notFound;
  private @Nullable D document;

  RefImpl(DocTypeImpl<D> type, @Nullable Object pk, String notFound) {
    this.type = type;
    this.pk = pk;
    this.notFound = notFound;
  }

  @SuppressWarnings("unchecked") // the type of a document is that of its class
  static <D extends Doc> Ref<D> to(D document) {
    if (!document.isCreated()) throw new NotCreatedException(NOT_CREATED);
    return new RefImpl<>(
        (DocTypeImpl<D>) document.type(), document.pk(), Texts.USUAL.get("not_found"));
  }

  @Override
  public @Nullable Object pk() {
    return pk;
  }

  @Override
  public Coroutine<D> fetch(RefOptions options) {
    return async(
        () -> {
          var kept = document;
          if (kept != null && !options.forceReload()) return kept;
          if (pk == null) throw new NoneReferenceException("Cannot retrieve a None Reference");
          var projection = options.noData() ? Projections.include("_id") : options.projection();
          var found =
              await(
                  type.findOne(
                      new Document("_id", pk), FindOptions.defaults().projection(projection)));
          if (found == null)
            throw new ValidationException(
                type.instance().text(notFound).replace("{document}", type.name()));
          if (projection == null) document = found;
          return found;
        });
  }

  @Override
  public Coroutine<Boolean> exists() {
    return async(() -> pk != null && await(type.countDocuments(new Document("_id", pk))) > 0);
  }

  @Override
  public DocType<D> type() {
    return type;
  }

  DocTypeImpl<D> core() {
    return type;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RefImpl<?> ref && type == ref.type && Objects.equals(pk, ref.pk);
  }

  @Override
  public int hashCode() {
    return Objects.hash(type.name(), pk);
  }

  @Override
  public String toString() {
    return "<Ref to " + type.name() + " " + pk + ">";
  }
}
