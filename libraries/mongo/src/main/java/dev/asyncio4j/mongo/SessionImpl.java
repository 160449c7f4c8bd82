package dev.asyncio4j.mongo;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;

import com.mongodb.TransactionOptions;
import com.mongodb.reactivestreams.client.ClientSession;
import dev.asyncio4j.ContextVar;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.loop.ExceptionContext;
import java.util.ArrayDeque;
import org.bson.BsonDocument;
import org.bson.BsonTimestamp;
import org.jspecify.annotations.Nullable;

/** A session over the driver's. */
final class SessionImpl implements Session {
  /** The session that operations join; null outside of bodies of transactions. */
  static final ContextVar<@Nullable SessionImpl> CURRENT = ContextVar.create("mongo session", null);

  private final ClientImpl client;
  private final ClientSession driver;

  /** The actions for the case that the transaction has no effect; the last one first. */
  private final ArrayDeque<Runnable> undoing = new ArrayDeque<>();

  private boolean isClosed;

  SessionImpl(ClientImpl client, ClientSession driver) {
    this.client = client;
    this.driver = driver;
  }

  static ClientSession of(Session given, ClientImpl client) {
    if (!(given instanceof SessionImpl session) || session.client != client)
      throw new IllegalArgumentException(
          "%s is not of %s: start one there".formatted(given, client));
    if (session.isClosed) throw session.closed();
    return session.driver;
  }

  ClientImpl client() {
    return client;
  }

  ClientSession driver() {
    if (isClosed) throw closed();
    return driver;
  }

  private IllegalStateException closed() {
    return new IllegalStateException(this + ": start another one");
  }

  @Override
  public <T extends @Nullable Object> T transaction(dev.asyncio4j.Body<T> body) {
    return new Transactions(this).once(TransactionOptions.builder().build(), it -> body.run());
  }

  @Override
  public <T extends @Nullable Object> T join(dev.asyncio4j.Body<T> body) {
    if (isClosed) throw closed();
    var token = CURRENT.set(this);
    try {
      return body.run();
    } catch (Throwable e) {
      throw Sneaky.raise(e);
    } finally {
      CURRENT.reset(token);
    }
  }

  @Override
  public void onAbort(Runnable action) {
    if (!inTransaction()) throw new IllegalStateException(this + ": there is no transaction");
    undoing.push(action);
  }

  /** Undoes on this side what a transaction did that has no effect, or whose effect is unknown. */
  void undo() {
    for (var each = undoing.poll(); each != null; each = undoing.poll()) {
      try {
        each.run();
      } catch (RuntimeException e) {
        var message = "an action of onAbort failed in " + this;
        getRunningLoop().callExceptionHandler(ExceptionContext.of(message, e));
      }
    }
  }

  @Override
  public void startTransaction(TransactionOptions options) {
    driver().startTransaction(options);
    undo(); // of one whose commit failed
  }

  @Override
  public Coroutine<@Nullable Void> commitTransaction() {
    return async(
        () -> {
          await(client.calls.one(() -> driver().commitTransaction()));
          undoing.clear();
          return null;
        });
  }

  @Override
  public Coroutine<@Nullable Void> abortTransaction() {
    return async(
        () -> {
          undo();
          return await(client.calls.one(() -> driver().abortTransaction()));
        });
  }

  @Override
  public boolean inTransaction() {
    return !isClosed && driver.hasActiveTransaction();
  }

  @Override
  public @Nullable BsonTimestamp operationTime() {
    return driver.getOperationTime();
  }

  @Override
  public @Nullable BsonDocument clusterTime() {
    return driver.getClusterTime();
  }

  @Override
  public void close() {
    if (isClosed) return;
    isClosed = true;
    driver.close();
    undo();
  }

  @Override
  public String toString() {
    if (isClosed) return "<Session closed>";
    return driver.hasActiveTransaction() ? "<Session in transaction>" : "<Session open>";
  }
}
