package dev.asyncio4j.mongo;

import com.mongodb.client.model.Collation;
import com.mongodb.client.model.CreateCollectionOptions;
import java.time.Duration;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The kind of a new collection; each wither gives a changed copy.
 *
 * <p><i>Python:</i> the keyword arguments of {@code create_collection}.
 */
public final class CollectionOptions extends Options<CollectionOptions> {
  private static final CollectionOptions DEFAULTS = new CollectionOptions();

  private long cappedSize;
  private long maxDocuments;
  private @Nullable Bson validator;
  private @Nullable Duration expireAfter;
  private @Nullable Collation collation;

  private CollectionOptions() {}

  /** {@return a plain collection} */
  public static CollectionOptions defaults() {
    return DEFAULTS;
  }

  /** {@return the size of a capped collection; 0: it is not capped} */
  public long cappedSize() {
    return cappedSize;
  }

  /**
   * Sets the size at which the oldest documents make room for new ones.
   *
   * @param cappedSize bytes; 0 for a collection without limit
   * @return a changed copy
   * @throws IllegalArgumentException unless it is 0 or more
   */
  public CollectionOptions cappedSize(long cappedSize) {
    if (cappedSize < 0)
      throw new IllegalArgumentException("cappedSize must be 0 or more, got " + cappedSize);
    return changed(copy -> copy.cappedSize = cappedSize);
  }

  /** {@return how many documents a capped collection has at most; 0: by size only} */
  public long maxDocuments() {
    return maxDocuments;
  }

  /**
   * Sets how many documents a capped collection has at most.
   *
   * @param maxDocuments the number; 0 for by size only
   * @return a changed copy
   * @throws IllegalArgumentException unless it is 0 or more
   */
  public CollectionOptions maxDocuments(long maxDocuments) {
    if (maxDocuments < 0)
      throw new IllegalArgumentException("maxDocuments must be 0 or more, got " + maxDocuments);
    return changed(copy -> copy.maxDocuments = maxDocuments);
  }

  /** {@return what the server asks of each document; null: nothing} */
  public @Nullable Bson validator() {
    return validator;
  }

  /**
   * Sets what the server asks of each document.
   *
   * @param validator a filter that documents must pass; null for none
   * @return a changed copy
   */
  public CollectionOptions validator(@Nullable Bson validator) {
    return changed(copy -> copy.validator = validator);
  }

  /** {@return the age at which documents are dropped; null: never} */
  public @Nullable Duration expireAfter() {
    return expireAfter;
  }

  /**
   * Sets the age at which the server drops what is in a collection with a clustered index.
   *
   * @param expireAfter the age; null for never
   * @return a changed copy
   */
  public CollectionOptions expireAfter(@Nullable Duration expireAfter) {
    return changed(copy -> copy.expireAfter = expireAfter);
  }

  /** {@return how texts are compared; null: as the collection has it} */
  public @Nullable Collation collation() {
    return collation;
  }

  /**
   * Sets how texts are compared.
   *
   * @param collation how; null for the collection's way
   * @return a changed copy
   */
  public CollectionOptions collation(@Nullable Collation collation) {
    return changed(copy -> copy.collation = collation);
  }

  /** {@return the driver's options} */
  CreateCollectionOptions driver() {
    var all = new CreateCollectionOptions();
    if (cappedSize > 0) all.capped(true).sizeInBytes(cappedSize);
    if (maxDocuments > 0) all.maxDocuments(maxDocuments);
    if (validator != null)
      all.validationOptions(new com.mongodb.client.model.ValidationOptions().validator(validator));
    if (expireAfter != null)
      all.expireAfter(expireAfter.toSeconds(), java.util.concurrent.TimeUnit.SECONDS);
    if (collation != null) all.collation(collation);
    return all;
  }

  @Override
  public String toString() {
    return "CollectionOptions["
        + "cappedSize="
        + cappedSize
        + ", maxDocuments="
        + maxDocuments
        + ", validator="
        + validator
        + ", expireAfter="
        + expireAfter
        + ", collation="
        + collation
        + "]";
  }
}
