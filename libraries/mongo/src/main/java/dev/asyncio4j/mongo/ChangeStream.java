package dev.asyncio4j.mongo;

import com.mongodb.client.model.changestream.FullDocument;
import dev.asyncio4j.AsyncIterator;
import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.time.Duration;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * The changes of a collection, a database or all of them, as they come.
 *
 * <p><i>Python:</i> what {@code watch()} returns. It has no end; after a broken connection it goes
 * on behind the last change. A server that is no replica set has none.
 *
 * <p><b>Cancellation:</b> ends the wait at once; a change that comes then is for the next call.
 *
 * <p><b>Thread and loop:</b> of the loop where it was started; one task at a time.
 *
 * <pre>{@code
 * try (var client = MongoClient.create("mongodb://localhost:27017/?replicaSet=rs0");
 *     var changes = client.database("shop").collection("orders").watch()) {
 *   for (var change : each(changes)) System.out.println(change.operation());
 * }
 * }</pre>
 *
 * @param <T> the type of the documents
 */
public interface ChangeStream<T> extends AsyncIterator<ChangeEvent<T>>, AutoCloseable {
  /**
   * Begins behind a change that was told before.
   *
   * @param token of that change
   * @return this stream
   * @throws IllegalStateException if it was started
   */
  ChangeStream<T> resumeAfter(BsonDocument token);

  /**
   * Sets whether updates bring the whole document.
   *
   * @param mode whether, and when it is read
   * @return this stream
   * @throws IllegalStateException if it was started
   */
  ChangeStream<T> fullDocument(FullDocument mode);

  /**
   * Sets how long the server waits for changes before it answers with none.
   *
   * @param limit the time
   * @return this stream
   * @throws IllegalStateException if it was started
   */
  ChangeStream<T> maxAwaitTime(Duration limit);

  /**
   * Sets how many changes come at once at most.
   *
   * @param count how many; the server decides if it is not set
   * @return this stream
   * @throws IllegalArgumentException if it is not positive
   * @throws IllegalStateException if it was started
   */
  ChangeStream<T> batchSize(int count);

  /**
   * Sets the session that it belongs to.
   *
   * @param session the session
   * @return this stream
   * @throws IllegalStateException if it was started
   */
  ChangeStream<T> session(Session session);

  /** {@return the place behind the last change that was given; null before the first} */
  @Nullable BsonDocument resumeToken();

  /** {@return to be awaited for the next change} */
  @Override
  @CheckReturnValue
  Coroutine<ChangeEvent<T>> next();

  /**
   * {@return to be awaited for the next change; null if none comes within the server's wait, 1 s}
   */
  @CheckReturnValue
  Coroutine<@Nullable ChangeEvent<T>> tryNext();

  /** {@return whether it was closed or has ended} */
  boolean isClosed();

  /** Closes it, on its loop. The second call does nothing. */
  @Override
  void close();
}
