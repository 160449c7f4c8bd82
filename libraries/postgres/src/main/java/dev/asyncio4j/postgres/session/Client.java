package dev.asyncio4j.postgres.session;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.shield;
import static dev.asyncio4j.Asyncio.timeout;

import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.Body;
import dev.asyncio4j.Body1;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.VoidBody;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.lowlevel.DropWatch;
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
import dev.asyncio4j.postgres.QueryLog;
import dev.asyncio4j.postgres.QueryLogger;
import dev.asyncio4j.postgres.QueryOptions;
import dev.asyncio4j.postgres.ServerVersion;
import dev.asyncio4j.postgres.TransactionOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A connection in a user's hands. */
public final class Client extends Executing implements PgConnection {
  private static final TransactionOptions PLAIN = TransactionOptions.defaults();
  private static final String RESET =
      "SELECT pg_advisory_unlock_all();\nCLOSE ALL;\nUNLISTEN *;\nRESET ALL;";

  private final Session session;
  private final Work work;
  private final Transactions transactions;
  private final Listeners listeners;
  private final TypeCodecs codecs;
  private final DropWatch watch;
  private final Future<@Nullable Void> ended;
  private final String description;
  private int names;

  /** Drops the prepared statements of all that share the tables: of the pool, or this one's. */
  private Runnable stale;

  Client(Session session) {
    this.session = session;
    description = session.toString();
    ended = session.loop.createFuture();
    stale = session.statements::clear;
    work = new Work(session, () -> stale.run());
    transactions = new Transactions(session);
    codecs = new TypeCodecs(session);
    listeners = new Listeners(session, this, this::onClosed);
    session.link.listener(listeners);
    session.whenTerminated(() -> listeners.closed(null));
    watch =
        DropWatch.watch(
            session.loop,
            this,
            "Unclosed connection to PostgreSQL, server process " + session.link.processId(),
            session.link::abort);
  }

  private void onClosed(@Nullable Throwable cause) {
    watch.settle();
    if (!ended.done()) ended.setResult(null);
  }

  @Override
  protected <T extends @Nullable Object> Coroutine<T> run(
      QueryOptions options, String sql, @Nullable Object @Nullable [] args, Body1<Work, T> body) {
    var limit = session.limit(options);
    return async(
        () -> {
          if (listeners.queries.isEmpty())
            return session.operation(sql, limit, () -> body.run(work));
          return logged(sql, args, limit, body);
        });
  }

  private <T extends @Nullable Object> T logged(
      String sql, @Nullable Object @Nullable [] args, @Nullable Duration limit, Body1<Work, T> body)
      throws Exception {
    var begun = session.loop.time();
    Throwable error = null;
    try {
      return session.operation(sql, limit, () -> body.run(work));
    } catch (Throwable e) {
      error = e;
      throw e;
    } finally {
      var shown = args == null ? new ArrayList<@Nullable Object>() : Arrays.asList(args.clone());
      var elapsed = session.loop.time().minus(begun);
      listeners.ran(new QueryLog(sql, Collections.unmodifiableList(shown), limit, elapsed, error));
    }
  }

  Transactions transactions() {
    return transactions;
  }

  /** Whoever shares the tables, and what listeners are told that the connection is. */
  public void ofPool(PgConnection seen, Runnable staleOfAll) {
    listeners.connection(seen);
    stale = staleOfAll;
  }

  /** Runs work within an operation of this connection. */
  public <T extends @Nullable Object> Coroutine<T> on(
      QueryOptions options, String sql, @Nullable Object @Nullable [] args, Body1<Work, T> body) {
    return run(options, sql, args, body);
  }

  /** Drops the prepared statements. */
  public void forgetStatements() {
    session.statements.clear();
  }

  /** {@return how many statements it has run} */
  public int queries() {
    return session.queries;
  }

  /** {@return whether an operation runs} */
  public boolean isBusy() {
    return session.isBusy();
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
    new Transaction(transactions, options)
        .<@Nullable Void>around(
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
    return run(
        QueryOptions.defaults(),
        sql,
        new Object[0],
        work ->
            new Prepared(this, work, session.statements.of(sql), "asyncio4j_statement_" + ++names));
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
    var pipeline = new Pipeline(session);
    try {
      return session.operation("a pipeline", null, () -> within(pipeline, body));
    } catch (Exception e) {
      throw Sneaky.raise(e);
    }
  }

  private static <T extends @Nullable Object> T within(Pipeline pipeline, PgPipeline.Body<T> body)
      throws Exception {
    T result;
    try {
      result = body.run(pipeline);
    } catch (Throwable e) {
      pipeline.giveUp();
      throw e;
    }
    await(pipeline.sync());
    return result;
  }

  @Override
  public Coroutine<@Nullable Void> setTypeCodec(
      String type, PgCodec<?> codec, CodecOptions options) {
    return run(
        QueryOptions.defaults(),
        "set the codec of " + type,
        null,
        work -> codecs.set(type, codec, options));
  }

  @Override
  public Coroutine<@Nullable Void> setBuiltinTypeCodec(
      String type, String codecName, CodecOptions options) {
    return run(
        QueryOptions.defaults(),
        "set the codec of " + type,
        null,
        work -> codecs.setBuiltin(type, codecName, options));
  }

  @Override
  public Coroutine<@Nullable Void> resetTypeCodec(String type, String schema) {
    return run(
        QueryOptions.defaults(),
        "reset the codec of " + type,
        null,
        work -> codecs.reset(type, schema));
  }

  @Override
  public Coroutine<@Nullable Void> addListener(String channel, NotificationListener listener) {
    return async(
        () -> {
          session.check();
          if (listeners.add(channel, listener)) listen("LISTEN ", channel, listener);
          return null;
        });
  }

  private void listen(String verb, String channel, NotificationListener listener) {
    try {
      await(execute(verb + CopySql.identifier(channel)));
    } catch (Throwable e) {
      listeners.remove(channel, listener);
      throw e;
    }
  }

  @Override
  public Coroutine<@Nullable Void> removeListener(String channel, NotificationListener listener) {
    return async(
        () -> {
          if (session.isClosed()) return null;
          if (listeners.remove(channel, listener))
            await(execute("UNLISTEN " + CopySql.identifier(channel)));
          return null;
        });
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

  /** {@return the channels that somebody listens to} */
  public List<String> channels() {
    return List.copyOf(listeners.channels());
  }

  /** Drops the listeners of whoever had it. */
  public void clearListeners() {
    listeners.clear();
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
    return RESET;
  }

  @Override
  public Coroutine<@Nullable Void> reset() {
    return async(
        () -> {
          clearListeners();
          if (isInTransaction()) await(execute("ROLLBACK"));
          await(execute(RESET));
          return null;
        });
  }

  /** Waits until what was given up is over. */
  public void settle() {
    session.settle();
  }

  /**
   * Sends the reset, whose answer comes before that of the next statement; if it fails, all ends.
   */
  public void resetSoon() {
    var answer = session.link.script(RESET);
    answer.whenDone(
        () -> {
          if (answer.error() != null) terminate();
        });
  }

  /** Closes without waiting. */
  public void goodBye() {
    watch.settle();
    session.link.close();
  }

  @Override
  public Coroutine<@Nullable Void> reloadSchemaState() {
    return run(
        QueryOptions.defaults(),
        "reload the schema state",
        null,
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
    if (session.isClosed()) return;
    watch.settle();
    session.settle();
    session.link.close();
    try {
      await(shield(ended));
    } catch (Throwable e) {
      terminate();
      throw e;
    }
  }

  @Override
  public Coroutine<@Nullable Void> closeWithin(Duration limit) {
    return async(
        () -> {
          try {
            timeout(limit, this::close);
          } catch (AsyncTimeoutException e) {
            terminate();
          }
          return null;
        });
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
