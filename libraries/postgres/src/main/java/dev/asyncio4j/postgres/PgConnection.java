package dev.asyncio4j.postgres;

import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.Body;
import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.VoidBody;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A connection to a server. It runs one operation at a time: a second one fails at once, and names
 * the first.
 *
 * <p><i>Python:</i> {@code asyncpg.Connection}.
 *
 * <p><b>Cancellation:</b> as of {@link PgExecutor}.
 *
 * <p><b>Thread and loop:</b> on the loop that made it.
 *
 * <pre>{@code
 * try (var connection = await(Postgres.connect("postgresql://localhost/shop"))) {
 *   connection.transaction(() -> {
 *     await(connection.execute("UPDATE stock SET n = n - 1 WHERE item = $1", "tea"));
 *     await(connection.execute("INSERT INTO orders(item) VALUES ($1)", "tea"));
 *   });
 * }
 * }</pre>
 */
public interface PgConnection extends PgExecutor, AutoCloseable {
  /**
   * Runs code in a transaction: committed when it ends, rolled back when it fails or is cancelled.
   * Inside another one it is a savepoint.
   *
   * @param <T> the type of the result
   * @param body may await
   * @return what it returns
   */
  <T extends @Nullable Object> T transaction(Body<T> body);

  /**
   * Runs code in a transaction, without a result.
   *
   * @param body may await
   */
  void transaction(VoidBody body);

  /**
   * Runs code in a transaction: committed when it ends, rolled back when it fails or is cancelled.
   *
   * @param <T> the type of the result
   * @param options isolation and the like; of the outermost transaction only
   * @param body may await
   * @return what it returns
   * @throws InterfaceException if an outer transaction has another isolation
   */
  <T extends @Nullable Object> T transaction(TransactionOptions options, Body<T> body);

  /**
   * Runs code in a transaction, without a result.
   *
   * @param options isolation and the like; of the outermost transaction only
   * @param body may await
   * @throws InterfaceException if an outer transaction has another isolation
   */
  void transaction(TransactionOptions options, VoidBody body);

  /**
   * Returns a transaction to be begun by hand.
   *
   * @param options isolation and the like
   * @return not begun
   */
  PgTransaction newTransaction(TransactionOptions options);

  /** {@return whether a transaction is open, however it was begun} */
  boolean isInTransaction();

  /**
   * Prepares a statement.
   *
   * @param sql one statement, with {@code $1} for the first argument
   * @return to be awaited for it
   */
  @CheckReturnValue
  Coroutine<PgStatement> prepare(String sql);

  /**
   * Prepares a statement under a name, which SQL may use, too: {@code EXECUTE name(…)}.
   *
   * @param sql one statement, with {@code $1} for the first argument
   * @param name as the server shows it; free again when the statement is closed
   * @return to be awaited for it
   * @throws IllegalArgumentException if the name is empty or has a NUL character
   */
  @CheckReturnValue
  Coroutine<PgStatement> prepare(String sql, String name);

  /**
   * Returns a query whose rows come as they are asked for; in a transaction only.
   *
   * @param sql one statement, with {@code $1} for the first argument
   * @param args values of the parameters; null as {@code (Object) null}, an array as a list
   * @return iterated, or opened
   */
  PgCursorQuery cursor(String sql, @Nullable Object... args);

  /**
   * Returns a query whose rows come as they are asked for; in a transaction only.
   *
   * @param options timeout, column
   * @param sql one statement, with {@code $1} for the first argument
   * @param args values of the parameters; null as {@code (Object) null}, an array as a list
   * @return iterated, or opened
   */
  PgCursorQuery cursor(QueryOptions options, String sql, @Nullable Object... args);

  /**
   * Runs code that sends many statements without waiting for each answer. At its end all answers
   * are waited for.
   *
   * @param <T> the type of the result
   * @param body may await
   * @return what it returns
   * @throws RuntimeException what the first statement failed with, if the body does not fail itself
   */
  <T extends @Nullable Object> T pipeline(PgPipeline.Body<T> body);

  /**
   * Sets how values of a type are read and written.
   *
   * @param type the name of a scalar or composite type
   * @param codec replaces the one before
   * @param options the schema
   * @return to be awaited
   * @throws IllegalArgumentException when awaited, if there is no such type
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> setTypeCodec(String type, PgCodec<?> codec, CodecOptions options);

  /**
   * Has values of a type read and written as those of another.
   *
   * @param type the name of a type
   * @param codecName the name of a built-in type, such as {@code text}, or {@code
   *     pg_contrib.hstore}
   * @param options the schema of {@code type}
   * @return to be awaited
   * @throws IllegalArgumentException when awaited, if there is no such type
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> setBuiltinTypeCodec(
      String type, String codecName, CodecOptions options);

  /**
   * Undoes {@link #setTypeCodec}.
   *
   * @param type the name of a type
   * @param schema where it lives
   * @return to be awaited
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> resetTypeCodec(String type, String schema);

  /**
   * Listens to a channel.
   *
   * @param channel its name, as it is
   * @param listener called in turn for each notification
   * @return to be awaited
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> addListener(String channel, NotificationListener listener);

  /**
   * Ends the listening of a listener.
   *
   * @param channel its name
   * @param listener the same object
   * @return to be awaited
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> removeListener(String channel, NotificationListener listener);

  /**
   * Listens to channels. At most 10,000 notifications wait; one more fails the iteration.
   *
   * @param channels their names
   * @return iterated once; ends with an exception when the connection does
   */
  AsyncIterable<PgNotification> notifications(String... channels);

  /**
   * Adds a listener for notices and warnings.
   *
   * @param listener called in turn
   */
  void addLogListener(LogListener listener);

  /**
   * Removes a listener.
   *
   * @param listener the same object
   */
  void removeLogListener(LogListener listener);

  /**
   * Adds a listener for the end of the connection, whatever ends it.
   *
   * @param listener called once, in turn
   */
  void addTerminationListener(Consumer<? super PgConnection> listener);

  /**
   * Removes a listener.
   *
   * @param listener the same object
   */
  void removeTerminationListener(Consumer<? super PgConnection> listener);

  /**
   * Adds a listener for statements.
   *
   * @param listener called at the end of each
   */
  void addQueryLogger(QueryLogger listener);

  /**
   * Removes a listener.
   *
   * @param listener the same object
   */
  void removeQueryLogger(QueryLogger listener);

  /** {@return the number of the server's process} */
  int serverPid();

  /** {@return the version of the server} */
  ServerVersion serverVersion();

  /** {@return the settings that the server reports, such as {@code server_encoding}} */
  Map<String, String> settings();

  /**
   * Undoes what a session keeps: an open transaction, listeners, settings, advisory locks.
   *
   * @return to be awaited
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> reset();

  /**
   * Returns what {@link #reset} runs.
   *
   * @return statements
   */
  String resetQuery();

  /**
   * Forgets what is known of types, and the prepared statements.
   *
   * @return to be awaited
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> reloadSchemaState();

  /** {@return whether the connection has ended} */
  boolean isClosed();

  /**
   * Closes the connection; if that takes longer than {@code timeout}, hard.
   *
   * @param timeout more than zero
   * @return to be awaited
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> closeWithin(Duration timeout);

  /** Closes the connection hard, without a word to the server; of a pool's, its place is free. */
  void terminate();

  /**
   * Closes the connection, and waits for that; of a pool's connection: gives it back. Twice is
   * fine.
   */
  @Override
  void close();
}
