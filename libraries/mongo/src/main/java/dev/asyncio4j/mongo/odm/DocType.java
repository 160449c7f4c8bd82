package dev.asyncio4j.mongo.odm;

import com.mongodb.client.model.IndexModel;
import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.mongo.Cursor;
import dev.asyncio4j.mongo.FindOptions;
import dev.asyncio4j.mongo.MongoCollection;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * A registered class of documents, with its collection.
 *
 * <p><i>Python:</i> the class that {@code Instance.register} returns. Filters, orders and
 * projections have the names of fields, also of those inside; documents and references may be their
 * values. A class that extends another one finds its own documents only. What a cursor is told
 * after {@code find} has the names of the database.
 *
 * <p><b>Cancellation:</b> as of {@link dev.asyncio4j.mongo.MongoClient}.
 *
 * @param <D> the class
 */
public interface DocType<D extends Doc> {
  /**
   * Makes a document with the defaults of its fields; it is not in the database yet.
   *
   * @return the document
   * @throws AbstractDocumentException if the class is abstract
   */
  D create();

  /**
   * Makes a document; it is not in the database yet.
   *
   * @param values by the names of the fields
   * @return the document
   * @throws ValidationException if a value is refused, or its name unknown: with all that is wrong
   * @throws AbstractDocumentException if the class is abstract
   */
  D create(Map<String, ?> values);

  /** {@return to be awaited for any document; null if there is none} */
  @CheckReturnValue
  default Coroutine<@Nullable D> findOne() {
    return findOne(new Document());
  }

  /**
   * Finds a document.
   *
   * @param filter what it must fit
   * @return to be awaited for it; null if there is none
   * @throws NoDatabaseException when awaited, if the instance has no database
   */
  @CheckReturnValue
  default Coroutine<@Nullable D> findOne(Bson filter) {
    return findOne(filter, FindOptions.defaults());
  }

  /**
   * Finds a document with options.
   *
   * @param filter what it must fit
   * @param options of the search
   * @return to be awaited for it; null if there is none
   * @throws UnknownFieldInDbException when awaited, if it has a field that the class does not have
   */
  @CheckReturnValue
  Coroutine<@Nullable D> findOne(Bson filter, FindOptions options);

  /**
   * Finds all documents.
   *
   * @return a cursor of them
   * @throws NoDatabaseException if the instance has no database
   */
  default Cursor<D> find() {
    return find(new Document());
  }

  /**
   * Finds documents.
   *
   * @param filter what they must fit
   * @return a cursor of them
   * @throws NoDatabaseException if the instance has no database
   */
  default Cursor<D> find(Bson filter) {
    return find(filter, FindOptions.defaults());
  }

  /**
   * Finds documents with options.
   *
   * @param filter what they must fit
   * @param options of the search
   * @return a cursor of them
   * @throws NoDatabaseException if the instance has no database
   */
  Cursor<D> find(Bson filter, FindOptions options);

  /** {@return to be awaited for the number of documents} */
  @CheckReturnValue
  default Coroutine<Long> countDocuments() {
    return countDocuments(new Document());
  }

  /**
   * Counts documents.
   *
   * @param filter what they must fit
   * @return to be awaited for their number
   * @throws NoDatabaseException when awaited, if the instance has no database
   */
  @CheckReturnValue
  Coroutine<Long> countDocuments(Bson filter);

  /**
   * Makes the indexes that are not there.
   *
   * @return to be awaited
   * @throws com.mongodb.MongoCommandException when awaited, if one is there with other options
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> ensureIndexes();

  /** {@return the indexes: of the unique fields, and those that the class says} */
  List<IndexModel> indexes();

  /**
   * Makes a document of what the database has.
   *
   * @param stored as the database has it; its {@code _cls} tells the class
   * @return the document, which is in the database
   * @throws UnknownFieldInDbException if it has a field that the class does not have
   * @throws NotRegisteredDocumentException if nobody has registered its class
   */
  D buildFromMongo(Document stored);

  /**
   * Returns the collection, for all that goes past the documents.
   *
   * @return the collection
   * @throws NoDatabaseException if the instance has no database
   */
  MongoCollection<Document> collection();

  /** {@return its fields} */
  Schema schema();

  /** {@return filters of values of its fields} */
  Query query();

  /** {@return the class} */
  Class<D> type();

  /** {@return the simple name of the class} */
  String name();
}
