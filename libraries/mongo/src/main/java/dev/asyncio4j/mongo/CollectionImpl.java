package dev.asyncio4j.mongo;

import com.mongodb.MongoNamespace;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import dev.asyncio4j.Coroutine;
import java.util.List;
import org.bson.Document;
import org.bson.codecs.configuration.CodecRegistry;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** A collection over the driver's. */
final class CollectionImpl<T> extends CollectionWriter<T> implements MongoCollection<T> {
  CollectionImpl(ClientImpl client, com.mongodb.reactivestreams.client.MongoCollection<T> driver) {
    super(client, driver);
  }

  private <E> Cursor<E> cursor(Sources.Source<E> source, FindOptions options) {
    return new CursorImpl<>(
        client, namespace().getFullName(), source, options, document -> document);
  }

  @Override
  public MongoNamespace namespace() {
    return driver.getNamespace();
  }

  @Override
  public Coroutine<@Nullable T> findOne(Bson filter, FindOptions options) {
    var source = search(filter);
    return calls.one(() -> source.open(options, client.session(options.session())).first(), filter);
  }

  private Sources.Search<T> search(Bson filter) {
    return new Sources.Search<>(
        session -> session == null ? driver.find(filter) : driver.find(session, filter));
  }

  @Override
  public Cursor<T> find(Bson filter, FindOptions options) {
    return cursor(search(filter), options);
  }

  @Override
  public Coroutine<@Nullable T> findOneAndUpdate(Bson filter, Bson update, ReturnOptions o) {
    var all = DriverOptions.findOneAndUpdate(o);
    return one(
        o.session(),
        it -> driver.findOneAndUpdate(it, filter, update, all),
        () -> driver.findOneAndUpdate(filter, update, all),
        filter,
        update);
  }

  @Override
  public Coroutine<@Nullable T> findOneAndReplace(Bson filter, T document, ReturnOptions o) {
    var all = DriverOptions.findOneAndReplace(o);
    return one(
        o.session(),
        it -> driver.findOneAndReplace(it, filter, document, all),
        () -> driver.findOneAndReplace(filter, document, all),
        filter,
        document);
  }

  @Override
  public Coroutine<@Nullable T> findOneAndDelete(Bson filter, ReturnOptions o) {
    var all = DriverOptions.findOneAndDelete(o);
    return one(
        o.session(),
        it -> driver.findOneAndDelete(it, filter, all),
        () -> driver.findOneAndDelete(filter, all),
        filter);
  }

  @Override
  public Coroutine<Long> countDocuments(Bson filter) {
    return calls.sure(
        in(it -> driver.countDocuments(it, filter), () -> driver.countDocuments(filter)), filter);
  }

  @Override
  public Coroutine<Long> estimatedDocumentCount() {
    return calls.sure(driver::estimatedDocumentCount);
  }

  @Override
  public <V> Coroutine<List<V>> distinct(String field, Bson filter, Class<V> type) {
    return calls.all(
        in(
            it -> driver.distinct(it, field, filter, type),
            () -> driver.distinct(field, filter, type)));
  }

  @Override
  public Cursor<Document> aggregate(List<? extends Bson> pipeline) {
    var source =
        new Sources.Aggregation<>(
            session ->
                session == null
                    ? driver.aggregate(pipeline, Document.class)
                    : driver.aggregate(session, pipeline, Document.class),
            Sources.Aggregation.isStored(pipeline, driver.getCodecRegistry()));
    return cursor(source, FindOptions.defaults());
  }

  @Override
  public Coroutine<String> createIndex(Bson keys, IndexOptions options) {
    return calls.sure(
        in(it -> driver.createIndex(it, keys, options), () -> driver.createIndex(keys, options)));
  }

  @Override
  public Coroutine<List<String>> createIndexes(List<IndexModel> indexes) {
    return calls.all(
        in(it -> driver.createIndexes(it, indexes), () -> driver.createIndexes(indexes)));
  }

  @Override
  public Cursor<Document> listIndexes() {
    var source =
        new Sources.Indexes(
            session -> session == null ? driver.listIndexes() : driver.listIndexes(session));
    return cursor(source, FindOptions.defaults());
  }

  @Override
  public Coroutine<@Nullable Void> dropIndex(String name) {
    return calls.one(in(it -> driver.dropIndex(it, name), () -> driver.dropIndex(name)));
  }

  @Override
  public Coroutine<@Nullable Void> drop() {
    return calls.one(in(driver::drop, driver::drop));
  }

  @Override
  public Coroutine<@Nullable Void> rename(String to) {
    var target = new MongoNamespace(namespace().getDatabaseName(), to);
    return calls.one(
        in(it -> driver.renameCollection(it, target), () -> driver.renameCollection(target)));
  }

  @Override
  public ChangeStream<T> watch(Bson... pipeline) {
    var stages = List.of(pipeline);
    return new ChangeStreamImpl<>(
        client,
        namespace().getFullName(),
        session ->
            session == null
                ? driver.watch(stages, driver.getDocumentClass())
                : driver.watch(session, stages, driver.getDocumentClass()));
  }

  @Override
  public <U> MongoCollection<U> as(Class<U> type) {
    return new CollectionImpl<>(client, driver.withDocumentClass(type));
  }

  @Override
  public MongoCollection<T> with(ReadPreference preference) {
    return new CollectionImpl<>(client, driver.withReadPreference(preference));
  }

  @Override
  public MongoCollection<T> with(ReadConcern concern) {
    return new CollectionImpl<>(client, driver.withReadConcern(concern));
  }

  @Override
  public MongoCollection<T> with(WriteConcern concern) {
    return new CollectionImpl<>(client, driver.withWriteConcern(concern));
  }

  @Override
  public MongoCollection<T> with(CodecRegistry codecs) {
    return new CollectionImpl<>(client, driver.withCodecRegistry(codecs));
  }

  @Override
  public String toString() {
    return "<MongoCollection " + namespace().getFullName() + " of " + client + ">";
  }
}
