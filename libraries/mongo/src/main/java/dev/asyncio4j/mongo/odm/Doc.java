package dev.asyncio4j.mongo.odm;

import static dev.asyncio4j.Asyncio.async;

import com.mongodb.DBRef;
import com.mongodb.client.result.DeleteResult;
import com.mongodb.client.result.InsertOneResult;
import com.mongodb.client.result.UpdateResult;
import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.util.Objects;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * A document of a collection; its fields are constants of the class.
 *
 * <p><i>Python:</i> {@code umongo.Document}. Two of one type and key are equal; one that is not in
 * the database equals itself only, so do not put it into a set. The types of an {@link Instance}
 * make them.
 *
 * <p><b>Cancellation:</b> ends the wait; whether a write took place is not known then, and what was
 * changed stays marked as changed.
 *
 * <p><b>Thread and loop:</b> on one loop at a time. Commits of several tasks follow one another.
 *
 * <pre>{@code
 * class User extends Doc {
 *   static final Field<String> EMAIL = Fields.email().required().unique();
 * }
 * try (var client = MongoClient.create("mongodb://localhost:27017")) {
 *   DocType<User> users = Instance.of(client.database("shop")).register(User.class);
 *   await(users.ensureIndexes());
 *   User ada = users.create(Map.of("email", "ada@example.org"));
 *   await(ada.commit());
 * }
 * }</pre>
 */
public abstract non-sealed class Doc extends DataObject {
  /** The key of documents whose class has no field with the attribute {@code _id}. */
  public static final Field<ObjectId> ID = Fields.objectId().attribute(Layout.KEY).dumpOnly();

  final Commits commits = new Commits(this);
  private boolean isCreated;

  /** Makes one, for {@link DocType#create()}. */
  protected Doc() {}

  @Override
  DocTypeImpl<?> type() {
    return (DocTypeImpl<?>) super.type();
  }

  void created(boolean now) {
    isCreated = now;
  }

  @Override
  void checkChange(Slot slot) {
    if (isCreated && slot.mongoName().equals(Layout.KEY))
      throw new AlreadyCreatedException("Can't modify id of a created document: " + this);
  }

  /** {@return the key; null if there is none yet} */
  public @Nullable Object pk() {
    return data().value(data().layout().pk());
  }

  /** {@return whether it is in the database, as far as is known here} */
  public boolean isCreated() {
    return isCreated;
  }

  /** {@return whether there is something to commit; always, if it is not in the database} */
  @Override
  public boolean isModified() {
    return !isCreated || super.isModified();
  }

  /**
   * Inserts it, or sends what was changed.
   *
   * <p>The order: the hook before, what is required, the checks that are awaited, the write, the
   * hook after.
   *
   * @return to be awaited for what the server said; null if there was nothing to send
   * @throws ValidationException when awaited, if a value is refused, or is not unique
   * @throws UpdateException when awaited, if the document is gone
   * @throws NoDatabaseException when awaited, if its instance has no database
   */
  @CheckReturnValue
  public Coroutine<@Nullable CommitResult> commit() {
    return commit(CommitOptions.defaults());
  }

  /**
   * Inserts it, or sends what was changed, with options.
   *
   * @param options conditions, and how much is checked and sent
   * @return to be awaited for what the server said; null if there was nothing to send
   * @throws NotCreatedException when awaited, if there are conditions, and it is not in the
   *     database
   * @throws ValidationException when awaited, if a value is refused, or is not unique
   * @throws UpdateException when awaited, if the document is gone, or does not fit the conditions
   */
  @CheckReturnValue
  public Coroutine<@Nullable CommitResult> commit(CommitOptions options) {
    return commits.commit(options);
  }

  /**
   * Takes what the database has; what was changed here is dropped.
   *
   * @return to be awaited
   * @throws NotCreatedException when awaited, if it is not in the database
   */
  @CheckReturnValue
  public Coroutine<@Nullable Void> reload() {
    return commits.reload();
  }

  /**
   * Deletes it.
   *
   * @return to be awaited for what the server said
   * @throws NotCreatedException when awaited, if it is not in the database
   * @throws DeleteException when awaited, if it is gone
   */
  @CheckReturnValue
  public Coroutine<DeleteResult> delete() {
    return commits.delete(null);
  }

  /**
   * Deletes it on conditions.
   *
   * @param conditions what the document in the database must fit, besides its key
   * @return to be awaited for what the server said
   * @throws NotCreatedException when awaited, if it is not in the database
   * @throws DeleteException when awaited, if it is gone, or does not fit the conditions
   */
  @CheckReturnValue
  public Coroutine<DeleteResult> delete(Bson conditions) {
    return commits.delete(conditions);
  }

  /**
   * Runs the checks that are awaited, all at once.
   *
   * @param all whether those of unchanged fields, too
   * @return to be awaited
   * @throws ValidationException when awaited, if a value is refused: with all that is wrong
   */
  @CheckReturnValue
  public Coroutine<@Nullable Void> ioValidate(boolean all) {
    return async(() -> commits.ioValidate(all));
  }

  /**
   * Returns what the next commit sends.
   *
   * @return with {@code $set} and {@code $unset}; null if nothing was changed
   * @throws NotCreatedException if it is not in the database
   */
  public @Nullable Document toMongoUpdate() {
    if (!isCreated) throw new NotCreatedException("Must create the document before using update");
    return data().toMongoUpdate();
  }

  /**
   * {@return a new document with copies of the values, but without the key; not in the database}
   */
  public Doc copy() {
    var copy = type().make();
    var values = toMongo();
    values.remove(Layout.KEY);
    copy.data().readAll(values);
    copy.data().changeAll();
    var key = type().layout().pk();
    var initial = key.field().initial();
    if (initial != null) copy.data().set(key, initial.get());
    return copy;
  }

  /**
   * Returns a reference as the database knows them.
   *
   * @return the reference
   * @throws NotCreatedException if it is not in the database
   */
  public DBRef dbref() {
    if (!isCreated)
      throw new NotCreatedException("Must create the document before having access to DBRef");
    return new DBRef(
        type().collectionName(), Objects.requireNonNull(pk(), "a created document has a key"));
  }

  /** {@return awaited before an insert; what it gives does not matter} */
  @CheckReturnValue
  protected Coroutine<@Nullable Bson> preInsert() {
    return async(() -> null);
  }

  /**
   * {@return awaited before an update, for conditions that join those of the commit; null: none}
   */
  @CheckReturnValue
  protected Coroutine<@Nullable Bson> preUpdate() {
    return async(() -> null);
  }

  /** {@return awaited before a deletion, for conditions that join those given; null: none} */
  @CheckReturnValue
  protected Coroutine<@Nullable Bson> preDelete() {
    return async(() -> null);
  }

  /**
   * Comes after an insert; what it fails with does not undo it.
   *
   * @param result what the server said
   * @return is awaited
   */
  @CheckReturnValue
  protected Coroutine<@Nullable Void> postInsert(InsertOneResult result) {
    return async(() -> null);
  }

  /**
   * Comes after an update; what it fails with does not undo it.
   *
   * @param result what the server said
   * @return is awaited
   */
  @CheckReturnValue
  protected Coroutine<@Nullable Void> postUpdate(UpdateResult result) {
    return async(() -> null);
  }

  /**
   * Comes after a deletion; what it fails with does not undo it.
   *
   * @param result what the server said
   * @return is awaited
   */
  @CheckReturnValue
  protected Coroutine<@Nullable Void> postDelete(DeleteResult result) {
    return async(() -> null);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    if (this == other) return true;
    return other instanceof Doc doc
        && isCreated
        && doc.isCreated
        && type() == doc.type()
        && Objects.equals(pk(), doc.pk());
  }

  @Override
  public int hashCode() {
    return isCreated ? Objects.hashCode(pk()) : System.identityHashCode(this);
  }

  @Override
  public String toString() {
    return "<" + type().name() + (isCreated ? " " : " (not in the database) ") + dump() + ">";
  }
}
