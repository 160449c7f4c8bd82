package dev.asyncio4j.mongo;

import com.mongodb.MongoNamespace;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.util.List;
import org.bson.Document;
import org.bson.codecs.configuration.CodecRegistry;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * A collection of a database.
 *
 * <p><i>Python:</i> {@code AsyncIOMotorCollection}, {@code AsyncCollection}; filters are the
 * driver's {@code Filters}, or documents. Besides what is told below, each operation fails with the
 * driver's own exceptions, which come out unchanged. Times are kept in milliseconds, rounded down.
 *
 * <p><b>Cancellation:</b> ends the wait; whether a write took place is not known then.
 *
 * @param <T> the type of its documents
 */
public interface MongoCollection<T> extends CollectionWrites<T> {
  /** {@return the names of the database and the collection} */
  MongoNamespace namespace();

  /**
   * Finds a document.
   *
   * @param filter what it must fit
   * @return to be awaited for it; null if there is none
   */
  @CheckReturnValue
  default Coroutine<@Nullable T> findOne(Bson filter) {
    return findOne(filter, FindOptions.defaults());
  }

  /**
   * Finds a document with options.
   *
   * @param filter what it must fit
   * @param options of the search
   * @return to be awaited for it; null if there is none
   */
  @CheckReturnValue
  Coroutine<@Nullable T> findOne(Bson filter, FindOptions options);

  /** {@return a cursor of all documents} */
  default Cursor<T> find() {
    return find(new Document());
  }

  /**
   * Finds documents.
   *
   * @param filter what they must fit
   * @return a cursor of them
   */
  default Cursor<T> find(Bson filter) {
    return find(filter, FindOptions.defaults());
  }

  /**
   * Finds documents with options.
   *
   * @param filter what they must fit
   * @param options of the search
   * @return a cursor of them
   */
  Cursor<T> find(Bson filter, FindOptions options);

  /**
   * Counts documents.
   *
   * @param filter what they must fit
   * @return to be awaited for their number
   */
  @CheckReturnValue
  Coroutine<Long> countDocuments(Bson filter);

  /** {@return to be awaited for the number of all documents, as the collection keeps count} */
  @CheckReturnValue
  Coroutine<Long> estimatedDocumentCount();

  /**
   * Returns the different values of a field.
   *
   * @param field its name
   * @param filter what the documents must fit
   * @param type of the values
   * @param <V> the type of the values
   * @return to be awaited for them
   */
  @CheckReturnValue
  <V> Coroutine<List<V>> distinct(String field, Bson filter, Class<V> type);

  /**
   * Runs a pipeline.
   *
   * @param pipeline the stages, as {@code Aggregates} makes them
   * @return a cursor of what comes out of it; nothing after {@code $out} or {@code $merge}
   */
  Cursor<Document> aggregate(List<? extends Bson> pipeline);

  /**
   * Makes an index, if it is not there.
   *
   * @param keys as {@code Indexes} makes them
   * @param options such as {@code unique}
   * @return to be awaited for its name
   * @throws com.mongodb.MongoCommandException when awaited, if it is there with other options
   */
  @CheckReturnValue
  Coroutine<String> createIndex(Bson keys, IndexOptions options);

  /**
   * Makes indexes, if they are not there.
   *
   * @param indexes the indexes, one or more
   * @return to be awaited for their names
   * @throws com.mongodb.MongoCommandException when awaited, if one is there with other options
   */
  @CheckReturnValue
  Coroutine<List<String>> createIndexes(List<IndexModel> indexes);

  /** {@return a cursor of the indexes} */
  Cursor<Document> listIndexes();

  /**
   * Drops an index.
   *
   * @param name its name
   * @return to be awaited
   * @throws com.mongodb.MongoCommandException when awaited, if there is none
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> dropIndex(String name);

  /** {@return to be awaited; the collection is gone then} */
  @CheckReturnValue
  Coroutine<@Nullable Void> drop();

  /**
   * Renames the collection.
   *
   * @param to its new name, in the same database
   * @return to be awaited
   * @throws com.mongodb.MongoCommandException when awaited, if there is one of that name
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> rename(String to);

  /**
   * Returns the changes of the collection, as they come.
   *
   * @param pipeline stages that choose or change them
   * @return the stream, to be closed
   */
  ChangeStream<T> watch(Bson... pipeline);

  /**
   * Returns the collection with documents of another type.
   *
   * @param type a type with a codec, such as a record
   * @param <U> the type
   * @return the same collection
   */
  <U> MongoCollection<U> as(Class<U> type);

  /**
   * Sets which member of a replica set reads.
   *
   * @param preference which
   * @return a changed copy
   */
  MongoCollection<T> with(ReadPreference preference);

  /**
   * Sets what reads may see.
   *
   * @param concern what
   * @return a changed copy
   */
  MongoCollection<T> with(ReadConcern concern);

  /**
   * Sets when writes count as done.
   *
   * @param concern when
   * @return a changed copy
   */
  MongoCollection<T> with(WriteConcern concern);

  /**
   * Sets the codecs.
   *
   * @param codecs all that are needed
   * @return a changed copy
   */
  MongoCollection<T> with(CodecRegistry codecs);
}
