package dev.asyncio4j.mongo;

import com.mongodb.TransactionOptions;
import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.VoidBody1;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * A client of a MongoDB server, replica set or sharded cluster, with its pool of connections.
 *
 * <p><i>Python:</i> {@code AsyncIOMotorClient}, {@code AsyncMongoClient}. It may be made anywhere;
 * one that is made on a loop ends with that loop, with a warning, if nobody closes it.
 *
 * <p><b>Cancellation:</b> ends the wait at once. Whether a write took place is not known then; the
 * connection is used again when its reply has come.
 *
 * <p><b>Thread and loop:</b> used from any loop, also from several at once: each answer comes on
 * the loop that awaits it.
 *
 * <pre>{@code
 * try (var client = MongoClient.create("mongodb://localhost:27017")) {
 *   var users = client.database("shop").collection("users");
 *   await(users.insertOne(org.bson.Document.parse("{name: 'Ada'}")));
 *   for (var user : each(users.find().sort("name", 1))) System.out.println(user);
 * }
 * }</pre>
 */
public interface MongoClient extends AutoCloseable {
  /**
   * Makes a client; nothing is awaited, and nothing fails for a server that is away.
   *
   * @param uri such as {@code mongodb://host:27017/?replicaSet=rs0}
   * @return the client, to be closed
   * @throws IllegalArgumentException if the text is no address of MongoDB's
   */
  static MongoClient create(String uri) {
    return create(MongoOptions.defaults().uri(uri));
  }

  /**
   * Makes a client with options.
   *
   * @param options the address and all else
   * @return the client, to be closed
   * @throws IllegalArgumentException if the address is none of MongoDB's
   */
  static MongoClient create(MongoOptions options) {
    return ClientImpl.create(options);
  }

  /**
   * Returns a database; nothing is sent.
   *
   * @param name its name
   * @return the database
   * @throws IllegalArgumentException if the name is empty or has a character that none may have
   */
  MongoDatabase database(String name);

  /** {@return to be awaited for the names of the databases} */
  @CheckReturnValue
  Coroutine<List<String>> listDatabaseNames();

  /**
   * Drops a database with all its collections.
   *
   * @param name its name
   * @return to be awaited
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> dropDatabase(String name);

  /**
   * Returns the session that operations of this client join here by themselves.
   *
   * @return that of the body of a transaction, or of {@link Session#join}; null elsewhere
   */
  @Nullable Session currentSession();

  /**
   * Starts a session, to be closed.
   *
   * @return to be awaited for it
   * @throws com.mongodb.MongoClientException when awaited, if the server has no sessions
   */
  @CheckReturnValue
  Coroutine<Session> startSession();

  /**
   * Runs a body in a transaction of a session of its own, and repeats what may be repeated.
   *
   * <p><i>Python:</i> {@code session.with_transaction}. The whole is run again after a {@code
   * TransientTransactionError}, the commit alone after an {@code UnknownTransactionCommitResult},
   * for 120 s at most. Operations of the body join the transaction by themselves. A document whose
   * commit was undone is unsaved and changed again; its values stay.
   *
   * <p><b>Cancellation:</b> the transaction is aborted, in a second at most, then it goes on.
   *
   * @param body gets the session; it may await
   * @param <T> the type of the result
   * @return what the body gave
   * @throws RuntimeException what the body failed with, as the same object, after the abort
   */
  default <T extends @Nullable Object> T withTransaction(Session.Body<T> body) {
    return withTransaction(TransactionOptions.builder().build(), body);
  }

  /**
   * Runs a body without a result in a transaction.
   *
   * @param body gets the session; it may await
   * @throws RuntimeException what the body failed with, as the same object, after the abort
   */
  default void withTransaction(VoidBody1<? super Session> body) {
    this.<@Nullable Void>withTransaction(
        session -> {
          body.accept(session);
          return null;
        });
  }

  /**
   * Runs a body in a transaction with options.
   *
   * @param options concerns of reading and writing
   * @param body gets the session; it may await
   * @param <T> the type of the result
   * @return what the body gave
   * @throws RuntimeException what the body failed with, as the same object, after the abort
   */
  <T extends @Nullable Object> T withTransaction(TransactionOptions options, Session.Body<T> body);

  /** {@return to be awaited for what the server says of itself: the command {@code buildInfo}} */
  @CheckReturnValue
  Coroutine<Document> serverInfo();

  /**
   * Returns the changes of all databases, as they come.
   *
   * @param pipeline stages that choose or change them
   * @return the stream, to be closed
   */
  ChangeStream<Document> watch(Bson... pipeline);

  /** {@return whether it is closed} */
  boolean isClosed();

  /**
   * Closes the client: what is under way fails, and its connections end.
   *
   * <p>In a task it waits for that. The second call does nothing.
   */
  @Override
  void close();

  /**
   * Closes the client, for those who cannot use {@link #close()} in a task, as Kotlin's coroutines.
   *
   * @return to be awaited
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> closeAsync();
}
