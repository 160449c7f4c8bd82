package dev.asyncio4j.mongo;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import dev.asyncio4j.Coroutine;
import java.util.List;
import org.bson.Document;
import org.bson.codecs.configuration.CodecRegistry;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** A database over the driver's. */
final class DatabaseImpl implements MongoDatabase {
  private final ClientImpl client;
  private final com.mongodb.reactivestreams.client.MongoDatabase driver;

  DatabaseImpl(ClientImpl client, com.mongodb.reactivestreams.client.MongoDatabase driver) {
    this.client = client;
    this.driver = driver;
  }

  @Override
  public String name() {
    return driver.getName();
  }

  @Override
  public MongoClient client() {
    return client;
  }

  @Override
  public CodecRegistry codecs() {
    return driver.getCodecRegistry();
  }

  @Override
  public MongoCollection<Document> collection(String name) {
    return collection(name, Document.class);
  }

  @Override
  public <T> MongoCollection<T> collection(String name, Class<T> type) {
    return new CollectionImpl<>(client, driver.getCollection(name, type));
  }

  @Override
  public Coroutine<Document> command(Bson command) {
    return client.calls.sure(
        () -> {
          var session = client.session(null);
          return session == null ? driver.runCommand(command) : driver.runCommand(session, command);
        },
        command);
  }

  @Override
  public Coroutine<List<String>> listCollectionNames() {
    return client.calls.all(
        () -> {
          var session = client.session(null);
          return session == null
              ? driver.listCollectionNames()
              : driver.listCollectionNames(session);
        });
  }

  @Override
  public Coroutine<@Nullable Void> createCollection(String name, CollectionOptions options) {
    return client.calls.one(
        () -> {
          var session = client.session(null);
          return session == null
              ? driver.createCollection(name, options.driver())
              : driver.createCollection(session, name, options.driver());
        });
  }

  @Override
  public Coroutine<@Nullable Void> drop() {
    return client.calls.one(
        () -> {
          var session = client.session(null);
          return session == null ? driver.drop() : driver.drop(session);
        });
  }

  @Override
  public Cursor<Document> aggregate(List<? extends Bson> pipeline) {
    return new CursorImpl<>(
        client,
        name() + ".$cmd.aggregate",
        new Sources.Aggregation<>(
            session ->
                session == null ? driver.aggregate(pipeline) : driver.aggregate(session, pipeline),
            Sources.Aggregation.isStored(pipeline, driver.getCodecRegistry())),
        FindOptions.defaults(),
        document -> document);
  }

  @Override
  public ChangeStream<Document> watch(Bson... pipeline) {
    var stages = List.of(pipeline);
    return new ChangeStreamImpl<>(
        client,
        name(),
        session ->
            session == null
                ? driver.watch(stages, Document.class)
                : driver.watch(session, stages, Document.class));
  }

  @Override
  public GridFs gridFs(String bucket) {
    return new GridFsImpl(client, driver, bucket);
  }

  @Override
  public MongoDatabase with(ReadPreference preference) {
    return new DatabaseImpl(client, driver.withReadPreference(preference));
  }

  @Override
  public MongoDatabase with(ReadConcern concern) {
    return new DatabaseImpl(client, driver.withReadConcern(concern));
  }

  @Override
  public MongoDatabase with(WriteConcern concern) {
    return new DatabaseImpl(client, driver.withWriteConcern(concern));
  }

  @Override
  public String toString() {
    return "<MongoDatabase " + name() + " of " + client + ">";
  }
}
