package dev.asyncio4j.mongo.odm;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import org.jspecify.annotations.Nullable;

/**
 * A reference to a document.
 *
 * <p><i>Python:</i> {@code umongo.data_objects.Reference}. Two of one type and primary key are
 * equal.
 *
 * <p><b>Cancellation:</b> as of {@link dev.asyncio4j.mongo.MongoClient}.
 *
 * @param <D> the class of the document
 */
public interface Ref<D extends Doc> {
  /**
   * Returns a reference to a document.
   *
   * @param document a document in the database
   * @param <D> its class
   * @return the reference
   * @throws NotCreatedException if it is not in the database
   */
  static <D extends Doc> Ref<D> to(D document) {
    return RefImpl.to(document);
  }

  /** {@return the primary key; null for a reference to nothing} */
  @Nullable Object pk();

  /** {@return to be awaited for the document, which is kept from the first time on} */
  @CheckReturnValue
  default Coroutine<D> fetch() {
    return fetch(RefOptions.defaults());
  }

  /**
   * Fetches the document.
   *
   * @param options whether it is kept, and what is fetched
   * @return to be awaited for it
   * @throws NoneReferenceException when awaited, if this is a reference to nothing
   * @throws ValidationException when awaited, if there is no such document
   */
  @CheckReturnValue
  Coroutine<D> fetch(RefOptions options);

  /** {@return to be awaited for whether there is such a document} */
  @CheckReturnValue
  Coroutine<Boolean> exists();

  /** {@return the type of the document} */
  DocType<D> type();
}
