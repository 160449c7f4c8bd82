package dev.asyncio4j.mongo.odm;

import com.mongodb.client.model.Collation;
import dev.asyncio4j.AsyncIterator;
import dev.asyncio4j.Body1;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.mongo.Cursor;
import dev.asyncio4j.mongo.Session;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * A cursor whose orders, projections and hints have the names of fields.
 *
 * @param <T> the type of the elements
 */
final class DocCursor<T extends @Nullable Object> implements Cursor<T> {
  private final Cursor<T> cursor;

  /** Makes names of fields into those of the database. */
  private final UnaryOperator<Bson> names;

  DocCursor(Cursor<T> cursor, UnaryOperator<Bson> names) {
    this.cursor = cursor;
    this.names = names;
  }

  private Cursor<T> changed(Cursor<T> same) {
    assert same == cursor : "a cursor changes itself";
    return this;
  }

  @Override
  public Cursor<T> sort(Bson order) {
    return changed(cursor.sort(names.apply(order)));
  }

  @Override
  public Cursor<T> projection(Bson fields) {
    return changed(cursor.projection(names.apply(fields)));
  }

  @Override
  public Cursor<T> hint(Bson index) {
    return changed(cursor.hint(names.apply(index)));
  }

  @Override
  public Cursor<T> skip(int count) {
    return changed(cursor.skip(count));
  }

  @Override
  public Cursor<T> limit(int count) {
    return changed(cursor.limit(count));
  }

  @Override
  public Cursor<T> batchSize(int count) {
    return changed(cursor.batchSize(count));
  }

  @Override
  public Cursor<T> collation(Collation collation) {
    return changed(cursor.collation(collation));
  }

  @Override
  public Cursor<T> maxTime(Duration limit) {
    return changed(cursor.maxTime(limit));
  }

  @Override
  public Cursor<T> comment(String text) {
    return changed(cursor.comment(text));
  }

  @Override
  public Cursor<T> noCursorTimeout(boolean enabled) {
    return changed(cursor.noCursorTimeout(enabled));
  }

  @Override
  public Cursor<T> allowDiskUse(boolean enabled) {
    return changed(cursor.allowDiskUse(enabled));
  }

  @Override
  public Cursor<T> session(Session session) {
    return changed(cursor.session(session));
  }

  @Override
  public <R extends @Nullable Object> Cursor<R> map(Body1<? super T, ? extends R> function) {
    return new DocCursor<R>(cursor.map(function), names);
  }

  @Override
  public Cursor<T> copy() {
    return new DocCursor<>(cursor.copy(), names);
  }

  @Override
  public AsyncIterator<T> iterator() {
    cursor.iterator();
    return this;
  }

  @Override
  public Coroutine<T> next() {
    return cursor.next();
  }

  @Override
  public Coroutine<@Nullable T> tryNext() {
    return cursor.tryNext();
  }

  @Override
  public Coroutine<List<T>> toList() {
    return cursor.toList();
  }

  @Override
  public Coroutine<List<T>> toList(int length) {
    return cursor.toList(length);
  }

  @Override
  public void rewind() {
    cursor.rewind();
  }

  @Override
  public boolean alive() {
    return cursor.alive();
  }

  @Override
  public Coroutine<Document> explain() {
    return cursor.explain();
  }

  @Override
  public void close() {
    cursor.close();
  }

  @Override
  public String toString() {
    return cursor.toString();
  }
}
