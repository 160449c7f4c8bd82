package dev.asyncio4j.postgres.session;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.Body;
import dev.asyncio4j.Body1;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.VoidBody;
import dev.asyncio4j.postgres.CodecOptions;
import dev.asyncio4j.postgres.LogListener;
import dev.asyncio4j.postgres.NotificationListener;
import dev.asyncio4j.postgres.PgCodec;
import dev.asyncio4j.postgres.PgConnection;
import dev.asyncio4j.postgres.PgCursorQuery;
import dev.asyncio4j.postgres.PgNotification;
import dev.asyncio4j.postgres.PgPipeline;
import dev.asyncio4j.postgres.PgStatement;
import dev.asyncio4j.postgres.PgTransaction;
import dev.asyncio4j.postgres.QueryLogger;
import dev.asyncio4j.postgres.QueryOptions;
import dev.asyncio4j.postgres.ServerVersion;
import dev.asyncio4j.postgres.TransactionOptions;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A connection in a user's hands. */
public final class Client extends Executing implements PgConnection {
  private static final TransactionOptions PLAIN = TransactionOptions.defaults();
  private static final @Nullable Object[] NONE = {};

  private final Session session;
  private final Work work;
  private final Transactions transactions;
  private final Listeners listeners;
  private final Subscriptions subscriptions;
  private final TypeCodecs codecs;
  private final Ending ending;
  private final String description;
  private final Pooled pooled;
  private int names;

  Client(Session session) {
    this.session = session;
    description = session.toString();
    transactions = new Transactions(session);
    codecs = new TypeCodecs(session);
    ending = new Ending(session, this);
    listeners = new Listeners(session, this, ending);
    pooled = new Pooled(session, listeners, ending);
    work = new Work(session, pooled::stale);
    subscriptions = new Subscriptions(session, listeners, this);
    session.link.listener(listeners);
    session.whenTerminated(() -> listeners.closed(null));
  }

  @Override
  protected <T extends @Nullable Object> Coroutine<T> run(
      QueryOptions options, String sql, @Nullable Object @Nullable [] args, Body1<Work, T> body) {
    var limit = session.limit(options);
    return async(
        () ->
            listeners.logged(
                sql, args, limit, () -> session.operation(sql, limit, () -> body.run(work))));
  }

  private <T extends @Nullable Object> Coroutine<T> internal(String what, Body1<Work, T> body) {
    return run(QueryOptions.defaults(), what, NONE, body);
  }

  /** {@return this connection as a pool sees it} */
  public Pooled pooled() {
    return pooled;
  }

  /** Runs work within an operation of this connection. */
  public <T extends @Nullable Object> Coroutine<T> on(
      QueryOptions options, String sql, @Nullable Object @Nullable [] args, Body1<Work, T> body) {
    return run(options, sql, args, body);
  }

  @Override
  public <T extends @Nullable Object> T transaction(Body<T> body) {
    return transaction(PLAIN, body);
  }

  @Override
  public void transaction(VoidBody body) {
    transaction(PLAIN, body);
  }

  @Override
  public <T extends @Nullable Object> T transaction(TransactionOptions options, Body<T> body) {
    return new Transaction(transactions, options).around(body);
  }

  @Override
  public void transaction(TransactionOptions options, VoidBody body) {
    this.<@Nullable Void>transaction(
        options,
        () -> {
          body.run();
          return null;
        });
  }

  @Override
  public PgTransaction newTransaction(TransactionOptions options) {
    session.check();
    return new Transaction(transactions, options);
  }

  @Override
  public boolean isInTransaction() {
    session.check();
    return session.isInTransaction();
  }

  @Override
  public Coroutine<PgStatement> prepare(String sql) {
    return internal(
        sql,
        work ->
            new Prepared(this, work, session.statements.of(sql), "asyncio4j_statement_" + ++names));
  }

  @Override
  public Coroutine<PgStatement> prepare(String sql, String name) {
    if (name.isEmpty() || name.indexOf(0) >= 0)
      throw new IllegalArgumentException(
          "the name of a statement is neither empty nor has it NUL characters: '" + name + "'");
    return internal(
        sql, work -> new Prepared(this, work, session.statements.prepare(sql, name), name));
  }

  @Override
  public PgCursorQuery cursor(String sql, @Nullable Object... args) {
    return cursor(QueryOptions.defaults(), sql, args);
  }

  @Override
  public PgCursorQuery cursor(QueryOptions options, String sql, @Nullable Object... args) {
    session.check();
    return new CursorQuery(session, options, () -> session.statements.of(sql), args);
  }

  @Override
  public <T extends @Nullable Object> T pipeline(PgPipeline.Body<T> body) {
    try {
      return session.operation("a pipeline", null, () -> Pipeline.around(session, body));
    } catch (Exception e) {
      throw Sneaky.raise(e);
    }
  }

  @Override
  public Coroutine<@Nullable Void> setTypeCodec(
      String type, PgCodec<?> codec, CodecOptions options) {
    return internal("set the codec of " + type, work -> codecs.set(type, codec, options));
  }

  @Override
  public Coroutine<@Nullable Void> setBuiltinTypeCodec(
      String type, String codecName, CodecOptions options) {
    return internal(
        "set the codec of " + type, work -> codecs.setBuiltin(type, codecName, options));
  }

  @Override
  public Coroutine<@Nullable Void> resetTypeCodec(String type, String schema) {
    return internal("reset the codec of " + type, work -> codecs.reset(type, schema));
  }

  @Override
  public Coroutine<@Nullable Void> addListener(String channel, NotificationListener listener) {
    return subscriptions.add(channel, listener);
  }

  @Override
  public Coroutine<@Nullable Void> removeListener(String channel, NotificationListener listener) {
    return subscriptions.remove(channel, listener);
  }

  @Override
  public AsyncIterable<PgNotification> notifications(String... channels) {
    return new Notifications(this, List.of(channels));
  }

  @Override
  public void addLogListener(LogListener listener) {
    session.check();
    listeners.logs.add(listener);
  }

  @Override
  public void removeLogListener(LogListener listener) {
    listeners.logs.remove(listener);
  }

  @Override
  public void addTerminationListener(Consumer<? super PgConnection> listener) {
    session.check();
    listeners.terminations.add(listener);
  }

  @Override
  public void removeTerminationListener(Consumer<? super PgConnection> listener) {
    listeners.terminations.remove(listener);
  }

  @Override
  public void addQueryLogger(QueryLogger logger) {
    session.check();
    listeners.queries.add(logger);
  }

  @Override
  public void removeQueryLogger(QueryLogger logger) {
    listeners.queries.remove(logger);
  }

  /** Has a listener hear of every channel that the session listens to. */
  public void hearEverything(NotificationListener listener) {
    listeners.everything.add(listener);
  }

  @Override
  public int serverPid() {
    return session.link.processId();
  }

  @Override
  public ServerVersion serverVersion() {
    return ServerVersion.parse(settings().getOrDefault("server_version", "0"));
  }

  @Override
  public Map<String, String> settings() {
    return Collections.unmodifiableMap(session.link.settings());
  }

  @Override
  public String resetQuery() {
    return Pooled.RESET;
  }

  @Override
  public Coroutine<@Nullable Void> reset() {
    return async(
        () -> {
          listeners.clear();
          if (isInTransaction()) await(execute("ROLLBACK"));
          await(execute(Pooled.RESET));
          return null;
        });
  }

  @Override
  public Coroutine<@Nullable Void> reloadSchemaState() {
    return internal(
        "reload the schema state",
        work -> {
          session.types.forget();
          session.statements.clear();
          return null;
        });
  }

  @Override
  public boolean isClosed() {
    return session.isClosed();
  }

  @Override
  public void close() {
    ending.close();
  }

  @Override
  public Coroutine<@Nullable Void> closeWithin(Duration limit) {
    return ending.closeWithin(limit);
  }

  @Override
  public void terminate() {
    session.terminate();
  }

  @Override
  public String toString() {
    return session.isClosed() ? description + " (closed)" : session.toString();
  }
}
