package dev.asyncio4j.mongo;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.timeout;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.mongodb.client.model.changestream.ChangeStreamDocument;
import com.mongodb.client.model.changestream.FullDocument;
import com.mongodb.reactivestreams.client.ChangeStreamPublisher;
import com.mongodb.reactivestreams.client.ClientSession;
import dev.asyncio4j.AsyncIterator;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.exceptions.StopAsyncIterationException;
import dev.asyncio4j.lowlevel.LoopPort;
import java.time.Duration;
import java.util.function.Function;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/** A stream of changes: options, and once it is started a feed. */
final class ChangeStreamImpl<T> implements ChangeStream<T> {
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final ClientImpl client;
  private final String name;
  private final Function<@Nullable ClientSession, ChangeStreamPublisher<T>> watch;
  private @Nullable BsonDocument token;
  private @Nullable FullDocument mode;
  private @Nullable Duration maxAwait;
  private int batch;
  private @Nullable Session session;
  private @Nullable Feed<ChangeStreamDocument<T>> feed;
  private @Nullable Guard guard;
  private boolean isClosed;

  ChangeStreamImpl(
      ClientImpl client,
      String name,
      Function<@Nullable ClientSession, ChangeStreamPublisher<T>> watch) {
    this.client = client;
    this.name = name;
    this.watch = watch;
  }

  private void checkNew() {
    if (feed != null || isClosed)
      throw new IllegalStateException(this + ": set options before it is started");
  }

  @Override
  public ChangeStream<T> resumeAfter(BsonDocument place) {
    checkNew();
    token = place;
    return this;
  }

  @Override
  public ChangeStream<T> fullDocument(FullDocument which) {
    checkNew();
    mode = which;
    return this;
  }

  @Override
  public ChangeStream<T> maxAwaitTime(Duration limit) {
    checkNew();
    maxAwait = limit;
    return this;
  }

  @Override
  public ChangeStream<T> batchSize(int count) {
    checkNew();
    if (count <= 0) throw new IllegalArgumentException("batchSize must be positive, got " + count);
    batch = count;
    return this;
  }

  @Override
  public ChangeStream<T> session(Session given) {
    checkNew();
    session = given;
    return this;
  }

  private Feed<ChangeStreamDocument<T>> started() {
    if (isClosed) throw new IllegalStateException(this + ": watch anew, resumeAfter its token");
    var running = feed;
    if (running != null && !running.port().inTurn())
      throw new IllegalStateException(
          "%s belongs to %s: read it there".formatted(this, running.port().loop()));
    if (running != null) return running;
    client.calls.check();
    var publisher = watch.apply(client.session(session));
    if (token != null) publisher.resumeAfter(token);
    if (mode != null) publisher.fullDocument(mode);
    if (batch > 0) publisher.batchSize(batch);
    if (maxAwait != null) publisher.maxAwaitTime(maxAwait.toMillis(), MILLISECONDS);
    var made =
        new Feed<>(client.calls, LoopPort.of(getRunningLoop()), publisher, Demand.ofBatches());
    feed = made;
    guard = new Guard(this, made, "change stream of " + name);
    return made;
  }

  @Override
  public AsyncIterator<ChangeEvent<T>> iterator() {
    started();
    if (guard != null) guard.endWithTask();
    return this;
  }

  @Override
  public Coroutine<ChangeEvent<T>> next() {
    return async(
        () -> {
          var running = started();
          if (!running.awaitReady())
            throw new StopAsyncIterationException("the server has ended the changes");
          return take(running);
        });
  }

  private ChangeEvent<T> take(Feed<ChangeStreamDocument<T>> running) {
    var event = ChangeEvent.of(running.head());
    running.take();
    token = event.resumeToken();
    return event;
  }

  @Override
  public Coroutine<@Nullable ChangeEvent<T>> tryNext() {
    return async(
        () -> {
          var running = started();
          try {
            timeout(
                maxAwait == null ? PATIENCE : maxAwait,
                () -> {
                  running.awaitReady();
                });
          } catch (AsyncTimeoutException e) {
            return null;
          }
          return running.isReady() ? take(running) : null;
        });
  }

  @Override
  public @Nullable BsonDocument resumeToken() {
    return token;
  }

  @Override
  public boolean isClosed() {
    return isClosed || (feed != null && !feed.isAlive());
  }

  @Override
  public void close() {
    isClosed = true;
    if (guard != null) guard.close();
  }

  @Override
  public String toString() {
    var state = isClosed() ? "closed" : feed == null ? "not started" : "started";
    return "<ChangeStream of " + name + " " + state + ">";
  }
}
