package dev.asyncio4j.mongo;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.shield;
import static dev.asyncio4j.Asyncio.wrapFuture;

import com.mongodb.ClientSessionOptions;
import com.mongodb.TransactionOptions;
import com.mongodb.reactivestreams.client.ClientSession;
import com.mongodb.reactivestreams.client.MongoClients;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.exceptions.NoRunningLoopException;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.lowlevel.DropWatch;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** A client over the driver's. */
final class ClientImpl implements MongoClient {
  /** The time for which a thread without a loop waits for the connections to end. */
  private static final long PATIENCE_SECONDS = 5;

  final Calls calls;
  private final com.mongodb.reactivestreams.client.MongoClient driver;
  private final String name;

  /** The end of the driver's client; its thread is the only one that may wait for the network. */
  private final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();

  private final @Nullable DropWatch watch;

  private ClientImpl(MongoOptions options) {
    var settings = Settings.of(options);
    name = "MongoClient " + settings.getClusterSettings().getHosts();
    calls = new Calls(name, settings.getCodecRegistry());
    driver = MongoClients.create(settings);
    watch = watched();
  }

  static ClientImpl create(MongoOptions options) {
    return new ClientImpl(options);
  }

  /** Has the client end with the loop that it is made on, if it is made on one. */
  private @Nullable DropWatch watched() {
    var loop = runningLoop();
    if (loop == null) return null;
    var release = release(driver, calls, ended);
    return DropWatch.watch(loop, this, "Unclosed " + name, release);
  }

  static @Nullable EventLoop runningLoop() {
    try {
      return getRunningLoop();
    } catch (NoRunningLoopException e) {
      return null;
    }
  }

  /** {@return ends the client, without holding it} */
  private static Runnable release(
      com.mongodb.reactivestreams.client.MongoClient driver,
      Calls calls,
      CompletableFuture<@Nullable Void> ended) {
    return () -> {
      if (!calls.close()) return;
      var thread =
          new Thread(
              () -> {
                try {
                  driver.close();
                  ended.complete(null);
                } catch (Throwable e) {
                  ended.completeExceptionally(e);
                }
              },
              "mongo-close");
      thread.setDaemon(true);
      thread.start();
    };
  }

  @Override
  public MongoDatabase database(String database) {
    calls.check();
    return new DatabaseImpl(this, driver.getDatabase(database));
  }

  /** {@return the driver's session for an operation; null for one without} */
  @Nullable ClientSession session(@Nullable Session given) {
    if (given != null) return SessionImpl.of(given, this);
    var joined = currentSession();
    return joined == null ? null : joined.driver();
  }

  @Override
  public @Nullable SessionImpl currentSession() {
    var joined = SessionImpl.CURRENT.get();
    return joined != null && joined.client() == this ? joined : null;
  }

  @Override
  public Coroutine<List<String>> listDatabaseNames() {
    return calls.all(
        () -> {
          var session = session(null);
          return session == null ? driver.listDatabaseNames() : driver.listDatabaseNames(session);
        });
  }

  @Override
  public Coroutine<@Nullable Void> dropDatabase(String database) {
    return database(database).drop();
  }

  @Override
  public Coroutine<Session> startSession() {
    return startSession(ClientSessionOptions.builder().build());
  }

  private Coroutine<Session> startSession(ClientSessionOptions options) {
    return async(
        () -> new SessionImpl(this, await(calls.sure(() -> driver.startSession(options)))));
  }

  @Override
  public <T extends @Nullable Object> T withTransaction(
      TransactionOptions options, Session.Body<T> body) {
    try (var session = (SessionImpl) await(startSession())) {
      return new Transactions(session).retrying(options, body);
    }
  }

  @Override
  public Coroutine<Document> serverInfo() {
    return database("admin").command(new Document("buildInfo", 1));
  }

  @Override
  public ChangeStream<Document> watch(Bson... pipeline) {
    var stages = List.of(pipeline);
    return new ChangeStreamImpl<>(
        this,
        name,
        session ->
            session == null
                ? driver.watch(stages, Document.class)
                : driver.watch(session, stages, Document.class));
  }

  @Override
  public boolean isClosed() {
    return calls.isClosed();
  }

  private void end() {
    if (watch != null) watch.settle();
    release(driver, calls, ended).run();
  }

  @Override
  public void close() {
    end();
    var loop = runningLoop();
    if (loop == null) waitOutside();
    else if (currentTask() != null) await(closeAsync());
  }

  private void waitOutside() {
    try {
      ended.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    } catch (CompletionException e) {
      if (!(e.getCause() instanceof java.util.concurrent.TimeoutException))
        throw Sneaky.raise(e.getCause());
    }
  }

  @Override
  public Coroutine<@Nullable Void> closeAsync() {
    return async(
        () -> {
          end();
          await(shield(wrapFuture(ended)));
        });
  }

  @Override
  public String toString() {
    return "<" + name + (isClosed() ? " closed>" : " open>");
  }
}
