package dev.asyncio4j.mongo.odm;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.mongo.Cursor;
import dev.asyncio4j.mongo.FindOptions;
import dev.asyncio4j.mongo.MongoCollection;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** A registered class of documents. */
final class DocTypeImpl<D extends Doc> extends TypeCore<D> implements DocType<D> {
  private final String collection;
  private final Indexing indexing;

  DocTypeImpl(InstanceImpl instance, Definition<D> definition, @Nullable DocTypeImpl<?> parent) {
    super(instance, definition, parent);
    collection = parent == null ? definition.collection() : parent.collection;
    indexing = new Indexing(this);
  }

  String collectionName() {
    return collection;
  }

  Indexing indexing() {
    return indexing;
  }

  @Override
  public MongoCollection<Document> collection() {
    if (definition().isAbstract())
      throw new NoDatabaseException("Abstract document has no collection: " + name());
    return instance().database().collection(collection);
  }

  @Override
  public D buildFromMongo(Document stored) {
    var made = built(stored);
    made.created(true);
    return made;
  }

  /** {@return a filter with the names of the database} */
  BsonDocument mapped(Bson filter) {
    return new QueryMapper(this).mapped(stored(filter));
  }

  BsonDocument stored(Bson filter) {
    return filter.toBsonDocument(Document.class, instance().codecs());
  }

  /** {@return a key as the database keeps it} */
  @Nullable Object storedKey(@Nullable Object pk) {
    return pk == null ? null : storedKey(layout().pk().field(), pk);
  }

  @SuppressWarnings("unchecked") // a key is a value of its field
  private static <K> Object storedKey(Field<K> field, Object pk) {
    return field.kind().store((K) pk);
  }

  /** {@return the filter, for the documents of this class only if it extends another one} */
  private Bson cooked(Bson filter) {
    var given = mapped(filter);
    if (!isChild()) return given;
    var names = new java.util.ArrayList<String>();
    names.add(name());
    offspring().forEach(each -> names.add(each.name()));
    var own =
        new Document(Data.CLASS, names.size() == 1 ? names.get(0) : new Document("$in", names));
    return given.isEmpty() ? own : new Document("$and", List.of(own, given));
  }

  private FindOptions cooked(FindOptions options) {
    return options
        .sort(mappedOrNull(options.sort()))
        .projection(mappedOrNull(options.projection()))
        .hint(mappedOrNull(options.hint()));
  }

  private @Nullable Bson mappedOrNull(@Nullable Bson keys) {
    return keys == null ? null : mapped(keys);
  }

  @Override
  public Coroutine<@Nullable D> findOne(Bson filter, FindOptions options) {
    return async(
        () -> {
          var found = await(collection().findOne(cooked(filter), cooked(options)));
          return found == null ? null : buildFromMongo(found);
        });
  }

  @Override
  public Cursor<D> find(Bson filter, FindOptions options) {
    var stored = collection().find(cooked(filter), cooked(options));
    return new DocCursor<>(stored.map(this::buildFromMongo), this::mapped);
  }

  @Override
  public Coroutine<Long> countDocuments(Bson filter) {
    return async(() -> await(collection().countDocuments(cooked(filter))));
  }

  @Override
  public Coroutine<@Nullable Void> ensureIndexes() {
    return async(
        () -> {
          for (var each : indexes()) {
            IndexOptions options = each.getOptions();
            await(collection().createIndex(each.getKeys(), options));
          }
        });
  }

  @Override
  public List<IndexModel> indexes() {
    return indexing.models();
  }

  @Override
  public Query query() {
    return new Query(this);
  }
}
