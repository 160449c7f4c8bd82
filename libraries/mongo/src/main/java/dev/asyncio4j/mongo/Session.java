package dev.asyncio4j.mongo;

import com.mongodb.TransactionOptions;
import dev.asyncio4j.Body1;
import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.VoidBody;
import org.bson.BsonDocument;
import org.bson.BsonTimestamp;
import org.jspecify.annotations.Nullable;

/**
 * A session of a client: operations that belong together, and transactions.
 *
 * <p><i>Python:</i> {@code ClientSession}. Operations join it inside {@link #transaction}, or by
 * their option {@code session}.
 *
 * <p><b>Cancellation:</b> ends the wait; of the body of a transaction aborts it, then goes on; a
 * server that does not answer the abort holds it up for a second.
 *
 * <p><b>Thread and loop:</b> by one task at a time.
 *
 * <pre>{@code
 * try (var client = MongoClient.create("mongodb://localhost:27017/?replicaSet=rs0");
 *     var session = await(client.startSession())) {
 *   var stock = client.database("shop").collection("stock");
 *   var less = org.bson.Document.parse("{$inc: {n: -1}}");
 *   session.transaction(
 *       () -> {
 *         await(stock.updateOne(org.bson.Document.parse("{item: 'tea'}"), less));
 *         await(stock.updateOne(org.bson.Document.parse("{item: 'milk'}"), less));
 *       });
 * }
 * }</pre>
 */
public interface Session extends AutoCloseable {
  /**
   * The code of a transaction; it may await.
   *
   * @param <T> the type of its result
   */
  @FunctionalInterface
  interface Body<T extends @Nullable Object> extends Body1<Session, T> {}

  /**
   * Runs a body in a transaction: committed when it ends, aborted when it fails.
   *
   * <p><i>Python:</i> {@code async with session.start_transaction()}. Nothing is repeated; see
   * {@link MongoClient#withTransaction(Session.Body)}.
   *
   * @param body what to do; its operations join by themselves
   * @param <T> the type of the result
   * @return what the body gave
   * @throws IllegalStateException if there is a transaction already
   */
  <T extends @Nullable Object> T transaction(dev.asyncio4j.Body<T> body);

  /**
   * Runs a body without a result in a transaction.
   *
   * @param body what to do; its operations join by themselves
   * @throws IllegalStateException if there is a transaction already
   */
  default void transaction(VoidBody body) {
    this.<@Nullable Void>transaction(
        () -> {
          body.run();
          return null;
        });
  }

  /**
   * Runs a body whose operations join this session, without a transaction.
   *
   * @param body what to do; it may await
   * @param <T> the type of the result
   * @return what the body gave
   * @throws IllegalStateException if it is closed
   */
  <T extends @Nullable Object> T join(dev.asyncio4j.Body<T> body);

  /**
   * Has an action run when the open transaction turns out to have had no effect: it is aborted, or
   * its commit fails.
   *
   * <p>Documents so become unsaved and changed again, and a repeated body sends them again. An
   * error of the action goes to the exception handler of the loop.
   *
   * @param action what takes back on this side what the server has; the last one runs first
   * @throws IllegalStateException if there is no transaction
   */
  void onAbort(Runnable action);

  /**
   * Begins a transaction by hand, for operations with the option {@code session}.
   *
   * @param options concerns of reading and writing
   * @throws IllegalStateException if there is a transaction already
   */
  void startTransaction(TransactionOptions options);

  /**
   * Commits.
   *
   * @return to be awaited
   * @throws IllegalStateException when awaited, if there is no transaction
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> commitTransaction();

  /**
   * Undoes what was done in the transaction.
   *
   * @return to be awaited
   * @throws IllegalStateException when awaited, if there is no transaction
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> abortTransaction();

  /** {@return whether there is a transaction that has not ended} */
  boolean inTransaction();

  /** {@return the time of the last operation, as the server counts; null before the first} */
  @Nullable BsonTimestamp operationTime();

  /** {@return the time of the cluster, as the last answer had it; null before the first} */
  @Nullable BsonDocument clusterTime();

  /** Closes it; an open transaction is aborted. The second call does nothing. */
  @Override
  void close();
}
