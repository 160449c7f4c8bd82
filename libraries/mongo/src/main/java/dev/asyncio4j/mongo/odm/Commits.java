package dev.asyncio4j.mongo.odm;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.currentTask;

import com.mongodb.MongoException;
import com.mongodb.MongoServerException;
import com.mongodb.MongoWriteConcernException;
import com.mongodb.client.result.DeleteResult;
import com.mongodb.client.result.UpdateResult;
import dev.asyncio4j.Body;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.mongo.DuplicateKeyException;
import dev.asyncio4j.sync.Lock;
import java.util.ArrayList;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** The commits, reloads and deletions of one document, one after another. */
final class Commits {
  private static final String GONE = "Document doesn't exists in database";

  private final Doc doc;
  private @Nullable Lock lock;

  /** The task that has the lock: its hooks may commit again. */
  private @Nullable Task<?> owner;

  Commits(Doc doc) {
    this.doc = doc;
  }

  private <T extends @Nullable Object> T alone(Body<T> body) throws Exception {
    if (owner != null && owner == currentTask()) return body.run();
    var mine = lock == null ? Lock.create() : lock;
    lock = mine;
    return mine.with(
        () -> {
          owner = currentTask();
          try {
            return body.run();
          } finally {
            owner = null;
          }
        });
  }

  Coroutine<@Nullable CommitResult> commit(CommitOptions options) {
    return async(() -> alone(() -> doc.isCreated() ? update(options) : insert(options)));
  }

  private CommitResult insert(CommitOptions options) {
    if (options.conditions() != null)
      throw new NotCreatedException("Document must already exist in database to use `conditions`.");
    var type = doc.type();
    var collection = type.collection();
    await(doc.preInsert());
    doc.requiredValidate();
    ioValidate(true);
    var data = doc.data();
    var stored = data.toMongo();
    var key = key(stored);
    stored.put(Layout.KEY, key);
    var changed = data.clearChanged();
    try {
      var result = await(collection.insertOne(stored));
      setKey(key);
      doc.created(true);
      onAbort(
          () -> {
            doc.created(false);
            data.restoreChanged(changed);
          });
      await(doc.postInsert(result));
      return new CommitResult(result, null);
    } catch (Throwable e) {
      if (!doc.isCreated()) {
        data.restoreChanged(changed);
        // It may have been inserted: a second commit must not insert it twice.
        if (mayBeStored(e)) setKey(key);
      }
      throw translated(e);
    }
  }

  /** Has a write taken back on this side, if it is part of a transaction that has no effect. */
  private void onAbort(Runnable undo) {
    var session = doc.type().instance().database().client().currentSession();
    if (session != null && session.inTransaction()) session.onAbort(undo);
  }

  /** {@return whether an error leaves open what the server did}; what it refused is not stored */
  private static boolean mayBeStored(Throwable e) {
    return e instanceof CancelledError
        || e instanceof MongoWriteConcernException
        || e instanceof MongoException && !(e instanceof MongoServerException);
  }

  /** {@return the key; a new one where documents have the database's own} */
  private Object key(Document stored) {
    var given = stored.get(Layout.KEY);
    if (given != null) return given;
    var slot = doc.type().layout().pk();
    if (slot.field().isOfIds()) return new ObjectId();
    throw ValidationException.ofField(slot.name(), slot.field().text("required"));
  }

  private void setKey(Object key) {
    doc.data().putStored(doc.type().layout().pk(), key);
  }

  private @Nullable CommitResult update(CommitOptions options) {
    if (!doc.isModified() && !options.replace()) return null;
    var type = doc.type();
    var collection = type.collection();
    var filter = await(doc.preUpdate());
    doc.requiredValidate();
    ioValidate(options.ioValidateAll());
    var query = query(options.conditions(), filter);
    var data = doc.data();
    var change = options.replace() ? data.toMongo() : data.toMongoUpdate();
    if (change == null) return null;
    var changed = data.clearChanged();
    UpdateResult result;
    try {
      result =
          await(
              options.replace()
                  ? collection.replaceOne(query, change)
                  : collection.updateOne(query, change));
      if (result.wasAcknowledged() && result.getMatchedCount() != 1)
        throw new UpdateException(
            "%s is gone, or does not fit the conditions %s".formatted(doc, query.toJson()), result);
    } catch (Throwable e) {
      data.restoreChanged(changed);
      throw translated(e);
    }
    onAbort(() -> data.restoreChanged(changed));
    await(doc.postUpdate(result));
    return new CommitResult(null, result);
  }

  private org.bson.BsonDocument query(@Nullable Bson conditions, @Nullable Bson filter) {
    var type = doc.type();
    var parts = new ArrayList<Bson>();
    parts.add(new Document(Layout.KEY, type.storedKey(doc.pk())));
    if (conditions != null) parts.add(type.mapped(conditions));
    if (filter != null) parts.add(type.mapped(filter));
    return type.stored(parts.size() == 1 ? parts.get(0) : new Document("$and", parts));
  }

  private RuntimeException translated(Throwable error) {
    if (error instanceof DuplicateKeyException duplicate) {
      var refused = doc.type().indexing().refused(duplicate);
      if (refused != null) {
        refused.initCause(duplicate);
        throw refused;
      }
    }
    return Sneaky.raise(error);
  }

  @Nullable Void ioValidate(boolean all) {
    var data = doc.data();
    var checks = IoCheck.ofFields(data, all ? null : data.changedNames());
    var check = IoCheck.all(checks);
    var wrong = check == null ? null : await(check);
    if (wrong != null) throw ValidationException.of(wrong);
    return null;
  }

  Coroutine<@Nullable Void> reload() {
    return async(
        () ->
            alone(
                () -> {
                  if (!doc.isCreated()) throw new NotCreatedException(GONE);
                  var stored = await(doc.type().collection().findOne(query(null, null)));
                  if (stored == null) throw new NotCreatedException(GONE + ": " + doc);
                  doc.data().read(stored);
                  return null;
                }));
  }

  Coroutine<DeleteResult> delete(@Nullable Bson conditions) {
    return async(() -> alone(() -> deleted(conditions)));
  }

  private DeleteResult deleted(@Nullable Bson conditions) {
    if (!doc.isCreated()) throw new NotCreatedException(GONE);
    var collection = doc.type().collection();
    var filter = await(doc.preDelete());
    var query = query(conditions, filter);
    var result = await(collection.deleteOne(query));
    if (result.wasAcknowledged() && result.getDeletedCount() != 1)
      throw new DeleteException(
          "%s is gone, or does not fit the conditions %s".formatted(doc, query.toJson()), result);
    doc.created(false);
    onAbort(() -> doc.created(true));
    await(doc.postDelete(result));
    return result;
  }
}
