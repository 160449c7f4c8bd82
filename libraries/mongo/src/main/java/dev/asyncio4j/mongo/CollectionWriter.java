package dev.asyncio4j.mongo;

import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.model.WriteModel;
import com.mongodb.client.result.DeleteResult;
import com.mongodb.client.result.InsertManyResult;
import com.mongodb.client.result.InsertOneResult;
import com.mongodb.client.result.UpdateResult;
import com.mongodb.reactivestreams.client.ClientSession;
import dev.asyncio4j.Coroutine;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * The writes of a collection over the driver's.
 *
 * @param <T> the type of its documents
 */
abstract class CollectionWriter<T> implements CollectionWrites<T> {
  final ClientImpl client;
  final com.mongodb.reactivestreams.client.MongoCollection<T> driver;
  final Calls calls;

  CollectionWriter(
      ClientImpl client, com.mongodb.reactivestreams.client.MongoCollection<T> driver) {
    this.client = client;
    this.driver = driver;
    calls = client.calls;
  }

  /** Has a publisher made with a session or without one. */
  final <R> Supplier<Publisher<R>> in(
      @Nullable Session given,
      Function<ClientSession, ? extends Publisher<R>> with,
      Supplier<? extends Publisher<R>> without) {
    return () -> {
      var session = client.session(given);
      return session == null ? without.get() : with.apply(session);
    };
  }

  final <R> Supplier<Publisher<R>> in(
      Function<ClientSession, ? extends Publisher<R>> with,
      Supplier<? extends Publisher<R>> without) {
    return in(null, with, without);
  }

  final <R> Coroutine<R> sure(
      @Nullable Session given,
      Function<ClientSession, ? extends Publisher<R>> with,
      Supplier<? extends Publisher<R>> without,
      @Nullable Object... sent) {
    return calls.sure(in(given, with, without), sent);
  }

  final <R> Coroutine<@Nullable R> one(
      @Nullable Session given,
      Function<ClientSession, ? extends Publisher<R>> with,
      Supplier<? extends Publisher<R>> without,
      @Nullable Object... sent) {
    return calls.one(in(given, with, without), sent);
  }

  @Override
  public Coroutine<InsertOneResult> insertOne(T document, WriteOptions o) {
    var all = DriverOptions.insertOne(o);
    return sure(
        o.session(),
        it -> driver.insertOne(it, document, all),
        () -> driver.insertOne(document, all),
        document);
  }

  @Override
  public Coroutine<InsertManyResult> insertMany(List<? extends T> documents, WriteOptions o) {
    var all = DriverOptions.insertMany(o);
    return sure(
        o.session(),
        it -> driver.insertMany(it, documents, all),
        () -> driver.insertMany(documents, all),
        documents.toArray());
  }

  @Override
  public Coroutine<UpdateResult> updateOne(Bson filter, Bson update, WriteOptions o) {
    var all = DriverOptions.update(o);
    return sure(
        o.session(),
        it -> driver.updateOne(it, filter, update, all),
        () -> driver.updateOne(filter, update, all),
        filter,
        update);
  }

  @Override
  public Coroutine<UpdateResult> updateMany(Bson filter, Bson update, WriteOptions o) {
    var all = DriverOptions.update(o);
    return sure(
        o.session(),
        it -> driver.updateMany(it, filter, update, all),
        () -> driver.updateMany(filter, update, all),
        filter,
        update);
  }

  @Override
  public Coroutine<UpdateResult> replaceOne(Bson filter, T document, WriteOptions o) {
    var all = DriverOptions.replace(o);
    return sure(
        o.session(),
        it -> driver.replaceOne(it, filter, document, all),
        () -> driver.replaceOne(filter, document, all),
        filter,
        document);
  }

  @Override
  public Coroutine<DeleteResult> deleteOne(Bson filter, WriteOptions o) {
    var all = DriverOptions.delete(o);
    return sure(
        o.session(),
        it -> driver.deleteOne(it, filter, all),
        () -> driver.deleteOne(filter, all),
        filter);
  }

  @Override
  public Coroutine<DeleteResult> deleteMany(Bson filter, WriteOptions o) {
    var all = DriverOptions.delete(o);
    return sure(
        o.session(),
        it -> driver.deleteMany(it, filter, all),
        () -> driver.deleteMany(filter, all),
        filter);
  }

  @Override
  public Coroutine<BulkWriteResult> bulkWrite(
      List<? extends WriteModel<T>> models, WriteOptions o) {
    var all = DriverOptions.bulkWrite(o);
    return sure(
        o.session(), it -> driver.bulkWrite(it, models, all), () -> driver.bulkWrite(models, all));
  }
}
