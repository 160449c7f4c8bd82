package dev.asyncio4j.mongo;

import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.model.WriteModel;
import com.mongodb.client.result.DeleteResult;
import com.mongodb.client.result.InsertManyResult;
import com.mongodb.client.result.InsertOneResult;
import com.mongodb.client.result.UpdateResult;
import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.util.List;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The writes of a collection.
 *
 * <p><i>Python:</i> methods of {@code AsyncIOMotorCollection}, {@code AsyncCollection}.
 *
 * <p><b>Cancellation:</b> ends the wait; whether the write took place is not known then.
 *
 * @param <T> the type of its documents
 */
public interface CollectionWrites<T> {
  /**
   * Inserts a document; one of the type {@code Document} gets an {@code _id} if it has none.
   *
   * @param document what to insert
   * @return to be awaited for the result
   * @throws DuplicateKeyException when awaited, if a unique index has the value already
   * @throws IllegalArgumentException when awaited, if a value has no codec: with the path to it
   */
  @CheckReturnValue
  default Coroutine<InsertOneResult> insertOne(T document) {
    return insertOne(document, WriteOptions.defaults());
  }

  /**
   * Inserts a document with options.
   *
   * @param document what to insert
   * @param options of the write
   * @return to be awaited for the result
   * @throws DuplicateKeyException when awaited, if a unique index has the value already
   */
  @CheckReturnValue
  Coroutine<InsertOneResult> insertOne(T document, WriteOptions options);

  /**
   * Inserts documents, up to the first that fails.
   *
   * @param documents what to insert
   * @return to be awaited for the result
   * @throws IllegalArgumentException when awaited, if there are none
   * @throws com.mongodb.MongoBulkWriteException when awaited, if one fails
   */
  @CheckReturnValue
  default Coroutine<InsertManyResult> insertMany(List<? extends T> documents) {
    return insertMany(documents, WriteOptions.defaults());
  }

  /**
   * Inserts documents with options.
   *
   * @param documents what to insert
   * @param options of the write; {@code ordered(false)} goes on after a failure
   * @return to be awaited for the result
   * @throws com.mongodb.MongoBulkWriteException when awaited, if one fails
   */
  @CheckReturnValue
  Coroutine<InsertManyResult> insertMany(List<? extends T> documents, WriteOptions options);

  /**
   * Changes the first document that fits.
   *
   * @param filter what it must fit
   * @param update what to change, as {@code Updates} makes it
   * @return to be awaited for the result
   */
  @CheckReturnValue
  default Coroutine<UpdateResult> updateOne(Bson filter, Bson update) {
    return updateOne(filter, update, WriteOptions.defaults());
  }

  /**
   * Changes the first document that fits, with options.
   *
   * @param filter what it must fit
   * @param update what to change
   * @param options of the write
   * @return to be awaited for the result
   */
  @CheckReturnValue
  Coroutine<UpdateResult> updateOne(Bson filter, Bson update, WriteOptions options);

  /**
   * Changes all documents that fit.
   *
   * @param filter what they must fit
   * @param update what to change
   * @return to be awaited for the result
   */
  @CheckReturnValue
  default Coroutine<UpdateResult> updateMany(Bson filter, Bson update) {
    return updateMany(filter, update, WriteOptions.defaults());
  }

  /**
   * Changes all documents that fit, with options.
   *
   * @param filter what they must fit
   * @param update what to change
   * @param options of the write
   * @return to be awaited for the result
   */
  @CheckReturnValue
  Coroutine<UpdateResult> updateMany(Bson filter, Bson update, WriteOptions options);

  /**
   * Replaces the first document that fits.
   *
   * @param filter what it must fit
   * @param document what comes in its place
   * @return to be awaited for the result
   */
  @CheckReturnValue
  default Coroutine<UpdateResult> replaceOne(Bson filter, T document) {
    return replaceOne(filter, document, WriteOptions.defaults());
  }

  /**
   * Replaces the first document that fits, with options.
   *
   * @param filter what it must fit
   * @param document what comes in its place
   * @param options of the write
   * @return to be awaited for the result
   */
  @CheckReturnValue
  Coroutine<UpdateResult> replaceOne(Bson filter, T document, WriteOptions options);

  /**
   * Deletes the first document that fits.
   *
   * @param filter what it must fit
   * @return to be awaited for the result
   */
  @CheckReturnValue
  default Coroutine<DeleteResult> deleteOne(Bson filter) {
    return deleteOne(filter, WriteOptions.defaults());
  }

  /**
   * Deletes the first document that fits, with options.
   *
   * @param filter what it must fit
   * @param options of the write
   * @return to be awaited for the result
   */
  @CheckReturnValue
  Coroutine<DeleteResult> deleteOne(Bson filter, WriteOptions options);

  /**
   * Deletes all documents that fit.
   *
   * @param filter what they must fit
   * @return to be awaited for the result
   */
  @CheckReturnValue
  default Coroutine<DeleteResult> deleteMany(Bson filter) {
    return deleteMany(filter, WriteOptions.defaults());
  }

  /**
   * Deletes all documents that fit, with options.
   *
   * @param filter what they must fit
   * @param options of the write
   * @return to be awaited for the result
   */
  @CheckReturnValue
  Coroutine<DeleteResult> deleteMany(Bson filter, WriteOptions options);

  /**
   * Changes a document, and gives it.
   *
   * @param filter what it must fit
   * @param update what to change
   * @param options whether it is given as it was, or as it is
   * @return to be awaited for it; null if there is none
   */
  @CheckReturnValue
  Coroutine<@Nullable T> findOneAndUpdate(Bson filter, Bson update, ReturnOptions options);

  /**
   * Replaces a document, and gives it.
   *
   * @param filter what it must fit
   * @param document what comes in its place
   * @param options whether the old or the new one is given
   * @return to be awaited for it; null if there is none
   */
  @CheckReturnValue
  Coroutine<@Nullable T> findOneAndReplace(Bson filter, T document, ReturnOptions options);

  /**
   * Deletes a document, and gives it.
   *
   * @param filter what it must fit
   * @param options which fields are given
   * @return to be awaited for it; null if there is none
   */
  @CheckReturnValue
  Coroutine<@Nullable T> findOneAndDelete(Bson filter, ReturnOptions options);

  /**
   * Does several writes.
   *
   * @param models the writes
   * @return to be awaited for the result
   * @throws com.mongodb.MongoBulkWriteException when awaited, if one fails
   */
  @CheckReturnValue
  default Coroutine<BulkWriteResult> bulkWrite(List<? extends WriteModel<T>> models) {
    return bulkWrite(models, WriteOptions.defaults());
  }

  /**
   * Does several writes, with options.
   *
   * @param models the writes
   * @param options {@code ordered(false)} goes on after a failure
   * @return to be awaited for the result
   * @throws com.mongodb.MongoBulkWriteException when awaited, if one fails
   */
  @CheckReturnValue
  Coroutine<BulkWriteResult> bulkWrite(List<? extends WriteModel<T>> models, WriteOptions options);
}
