package dev.asyncio4j.mongo;

import com.mongodb.client.model.Collation;
import dev.asyncio4j.AsyncIterator;
import dev.asyncio4j.Body1;
import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.time.Duration;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The documents that a search or a pipeline gives, by the batch.
 *
 * <p><i>Python:</i> {@code AsyncIOMotorCursor}, {@code AsyncCursor}. Until it is started it can be
 * told what to do, which changes it and gives it back. At most one batch is fetched ahead. Close it
 * if it is not read to the end; one that a {@code for} statement left is closed when its task ends,
 * or when it is dropped.
 *
 * <p><b>Cancellation:</b> ends the wait for a document, which the next call gives.
 *
 * <p><b>Thread and loop:</b> of the loop where it was started; one task at a time.
 *
 * <pre>{@code
 * try (var client = MongoClient.create("mongodb://localhost:27017");
 *     var cursor = client.database("shop").collection("orders").find()) {
 *   for (var order : each(cursor.sort("born", -1).limit(10))) System.out.println(order);
 * }
 * }</pre>
 *
 * @param <T> the type of the elements
 */
public interface Cursor<T> extends AsyncIterator<T>, AutoCloseable {
  /**
   * Sets the order.
   *
   * @param order as {@code Sorts} makes it
   * @return this cursor
   * @throws IllegalStateException if it was started, or is of a pipeline
   */
  Cursor<T> sort(Bson order);

  /**
   * Sets the order by one field.
   *
   * @param field its name
   * @param direction 1 for ascending, -1 for descending
   * @return this cursor
   * @throws IllegalStateException if it was started, or is of a pipeline
   */
  default Cursor<T> sort(String field, int direction) {
    return sort(new Document(field, direction));
  }

  /**
   * Leaves out the first ones.
   *
   * @param count how many
   * @return this cursor
   * @throws IllegalArgumentException if it is negative
   * @throws IllegalStateException if it was started, or is of a pipeline
   */
  Cursor<T> skip(int count);

  /**
   * Gives so many at most.
   *
   * @param count how many; 0 for all
   * @return this cursor
   * @throws IllegalArgumentException if it is negative
   * @throws IllegalStateException if it was started, or is of a pipeline
   */
  @Override
  Cursor<T> limit(int count);

  /**
   * Sets how many come from the server at once.
   *
   * @param count how many; 0 for the server's: 101, then as many as fit into 16 MiB
   * @return this cursor
   * @throws IllegalArgumentException if it is negative
   * @throws IllegalStateException if it was started
   */
  Cursor<T> batchSize(int count);

  /**
   * Sets which fields are given.
   *
   * @param fields as {@code Projections} makes it
   * @return this cursor
   * @throws IllegalStateException if it was started, or is of a pipeline
   */
  Cursor<T> projection(Bson fields);

  /**
   * Sets the index to use.
   *
   * @param index its keys
   * @return this cursor
   * @throws IllegalStateException if it was started
   */
  Cursor<T> hint(Bson index);

  /**
   * Sets how texts are compared.
   *
   * @param collation how
   * @return this cursor
   * @throws IllegalStateException if it was started
   */
  Cursor<T> collation(Collation collation);

  /**
   * Sets the longest time for the server's work.
   *
   * @param limit the time
   * @return this cursor
   * @throws IllegalStateException if it was started
   */
  Cursor<T> maxTime(Duration limit);

  /**
   * Sets a text for the server's log.
   *
   * @param text the text
   * @return this cursor
   * @throws IllegalStateException if it was started
   */
  Cursor<T> comment(String text);

  /**
   * Sets whether the server keeps it while it is idle.
   *
   * @param enabled true: it does
   * @return this cursor
   * @throws IllegalStateException if it was started
   */
  Cursor<T> noCursorTimeout(boolean enabled);

  /**
   * Sets whether the server may sort on disk.
   *
   * @param enabled true: it may
   * @return this cursor
   * @throws IllegalStateException if it was started
   */
  Cursor<T> allowDiskUse(boolean enabled);

  /**
   * Sets the session that it belongs to.
   *
   * @param session the session
   * @return this cursor
   * @throws IllegalStateException if it was started
   */
  Cursor<T> session(Session session);

  /**
   * Takes all that is left into a list.
   *
   * <p><b>Cancellation:</b> what was taken is dropped; the rest is still there.
   *
   * @return to be awaited for it
   */
  @Override
  @CheckReturnValue
  Coroutine<List<T>> toList();

  /**
   * Takes the next ones into a list; the rest can still be read.
   *
   * @param length how many at most
   * @return to be awaited for it
   * @throws IllegalArgumentException if it is negative
   */
  @CheckReturnValue
  Coroutine<List<T>> toList(int length);

  /**
   * Returns the next element.
   *
   * @return to be awaited for it
   * @throws dev.asyncio4j.exceptions.StopAsyncIterationException when awaited, if there are no more
   * @throws IllegalStateException when awaited, if another task waits here, or it was closed
   */
  @Override
  @CheckReturnValue
  Coroutine<T> next();

  /** {@return to be awaited for the next element; null if there are no more} */
  @CheckReturnValue
  Coroutine<@Nullable T> tryNext();

  /**
   * Returns a cursor whose elements are changed by a function, one by one; not yet started.
   *
   * @param function what makes the new element; it may await
   * @param <R> the type of the new elements
   * @return the new cursor
   */
  @Override
  <R extends @Nullable Object> Cursor<R> map(Body1<? super T, ? extends R> function);

  /** {@return a cursor for the same search, not yet started} */
  Cursor<T> copy();

  /** Goes back to before the start: the next element is the first one of a new search. */
  void rewind();

  /** {@return whether there may be more elements} */
  boolean alive();

  /** {@return to be awaited for how the server would do it} */
  @CheckReturnValue
  Coroutine<Document> explain();

  /**
   * Closes it, on its loop; the server drops what it holds for it. The second call does nothing.
   */
  @Override
  void close();
}
