package dev.asyncio4j.mongo;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.getRunningLoop;

import com.mongodb.client.model.Collation;
import dev.asyncio4j.AsyncIterator;
import dev.asyncio4j.Body1;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.exceptions.StopAsyncIterationException;
import dev.asyncio4j.lowlevel.LoopPort;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * A cursor: options, and once it is started the feed of one run.
 *
 * @param <S> the type of the documents of the source
 * @param <T> the type of the elements
 */
final class CursorImpl<S, T extends @Nullable Object> implements Cursor<T> {
  private final ClientImpl client;
  private final String name;
  private final Sources.Source<S> source;
  private final Body1<? super S, ? extends T> function;
  private FindOptions options;
  private @Nullable Feed<S> feed;
  private @Nullable Guard guard;
  private boolean isClosed;

  /** True while a task is between the head of the feed and its taking. */
  private boolean isRead;

  CursorImpl(
      ClientImpl client,
      String name,
      Sources.Source<S> source,
      FindOptions options,
      Body1<? super S, ? extends T> function) {
    this.client = client;
    this.name = name;
    this.source = source;
    this.options = options;
    this.function = function;
  }

  private CursorImpl<S, T> change(UnaryOperator<FindOptions> change) {
    if (feed != null || isClosed)
      throw new IllegalStateException(this + ": set options before it is started, or on a copy()");
    options = change.apply(options);
    return this;
  }

  private CursorImpl<S, T> changeSearch(String stage, UnaryOperator<FindOptions> change) {
    if (!source.isSearch())
      throw new IllegalStateException("%s is no search: it has a stage $%s".formatted(this, stage));
    return change(change);
  }

  @Override
  public Cursor<T> sort(Bson order) {
    return changeSearch("sort", it -> it.sort(order));
  }

  @Override
  public Cursor<T> skip(int count) {
    return changeSearch("skip", it -> it.skip(count));
  }

  @Override
  public Cursor<T> limit(int count) {
    return changeSearch("limit", it -> it.limit(count));
  }

  @Override
  public Cursor<T> batchSize(int count) {
    return change(it -> it.batchSize(count));
  }

  @Override
  public Cursor<T> projection(Bson fields) {
    return changeSearch("project", it -> it.projection(fields));
  }

  @Override
  public Cursor<T> hint(Bson index) {
    return change(it -> it.hint(index));
  }

  @Override
  public Cursor<T> collation(Collation collation) {
    return change(it -> it.collation(collation));
  }

  @Override
  public Cursor<T> maxTime(Duration limit) {
    return change(it -> it.maxTime(limit));
  }

  @Override
  public Cursor<T> comment(String text) {
    return change(it -> it.comment(text));
  }

  @Override
  public Cursor<T> noCursorTimeout(boolean enabled) {
    return change(it -> it.noCursorTimeout(enabled));
  }

  @Override
  public Cursor<T> allowDiskUse(boolean enabled) {
    return change(it -> it.allowDiskUse(enabled));
  }

  @Override
  public Cursor<T> session(Session session) {
    return change(it -> it.session(session));
  }

  private Feed<S> started() {
    if (isClosed) throw new IllegalStateException(this + ": read a copy()");
    var running = feed;
    if (running == null) running = start();
    else if (!running.port().inTurn())
      throw new IllegalStateException(
          "%s belongs to %s: read it there".formatted(this, running.port().loop()));
    return running;
  }

  private Feed<S> start() {
    client.calls.check();
    var made =
        new Feed<>(
            client.calls,
            LoopPort.of(getRunningLoop()),
            source.open(options, client.session(options.session())),
            Demand.ofBatches());
    feed = made;
    guard = new Guard(this, made, "cursor of " + name);
    return made;
  }

  /** Gives the next element to {@code taker}, or nothing at the end. */
  private boolean take(List<? super T> taker) {
    if (isRead)
      throw new IllegalStateException(this + ": another task reads it: one at a time, or a copy()");
    isRead = true;
    try {
      var running = started();
      if (!running.awaitReady()) return false;
      try {
        taker.add(function.run(running.head()));
      } catch (CancelledError e) {
        throw e; // the document is still to come
      } catch (Throwable e) {
        taken(running); // else the next call had the same error
        throw e;
      }
      taken(running);
      return true;
    } catch (StopAsyncIterationException e) {
      throw new IllegalStateException("a function of map() ended the iteration", e);
    } catch (Exception e) {
      throw Sneaky.raise(e);
    } finally {
      isRead = false;
    }
  }

  private void taken(Feed<S> running) {
    if (feed == running) running.take();
  }

  @Override
  public AsyncIterator<T> iterator() {
    if (feed == null && !isClosed) start();
    if (guard != null) guard.endWithTask();
    return this;
  }

  @Override
  public Coroutine<T> next() {
    return async(
        () -> {
          var one = new ArrayList<T>(1);
          if (!take(one)) throw new StopAsyncIterationException("no more documents");
          return one.get(0);
        });
  }

  @Override
  public Coroutine<@Nullable T> tryNext() {
    return async(
        () -> {
          var one = new ArrayList<T>(1);
          return take(one) ? one.get(0) : null;
        });
  }

  @Override
  public Coroutine<List<T>> toList() {
    return toList(Integer.MAX_VALUE);
  }

  @Override
  public Coroutine<List<T>> toList(int length) {
    if (length < 0) throw new IllegalArgumentException("length must be 0 or more, got " + length);
    return async(
        () -> {
          var all = new ArrayList<T>();
          while (all.size() < length && take(all)) {}
          return all;
        });
  }

  @Override
  public <R extends @Nullable Object> Cursor<R> map(Body1<? super T, ? extends R> next) {
    return new CursorImpl<S, R>(
        client, name, source, options, document -> next.run(function.run(document)));
  }

  @Override
  public Cursor<T> copy() {
    return new CursorImpl<>(client, name, source, options, function);
  }

  @Override
  public void rewind() {
    end();
    feed = null;
    isClosed = false;
  }

  @Override
  public boolean alive() {
    return !isClosed && (feed == null || feed.isAlive());
  }

  @Override
  public Coroutine<Document> explain() {
    return client.calls.sure(() -> source.explain(options, client.session(options.session())));
  }

  @Override
  public void close() {
    isClosed = true;
    end();
  }

  private void end() {
    if (guard != null) guard.close();
  }

  @Override
  public String toString() {
    var state =
        isClosed
            ? "closed"
            : feed == null ? "not started" : feed.isAlive() ? "started" : "at its end";
    return "<Cursor of " + name + " " + state + ">";
  }
}
