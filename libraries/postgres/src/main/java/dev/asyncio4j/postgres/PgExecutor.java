package dev.asyncio4j.postgres;

import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs statements: what a connection and a pool have in common. A pool lends itself a connection
 * for each call.
 *
 * <p>A wrong statement, or an error in it, is a {@link PostgresException} when awaited; a wrong
 * value or number of arguments an {@link InterfaceException}, and nothing is sent; too long a wait
 * a {@link dev.asyncio4j.exceptions.AsyncTimeoutException}.
 *
 * <p><b>Cancellation:</b> ends the wait at once and asks the server to give the statement up. The
 * next operation waits for that, for five seconds at most; then the connection is closed.
 *
 * <p><b>Thread and loop:</b> on the loop that made it.
 *
 * <pre>{@code
 * try (var connection = await(Postgres.connect("postgresql://localhost/shop"))) {
 *   await(connection.execute("UPDATE orders SET paid = true WHERE id = $1", 7));
 *   var orders = await(connection.fetch("SELECT id, total FROM orders"));
 * }
 * }</pre>
 */
public interface PgExecutor {
  /**
   * Runs a statement, or a script of many statements, for what it does.
   *
   * @param sql one statement; without arguments a script of any number of statements
   * @param args values of the parameters; null as {@code (Object) null}, an array as a list
   * @return to be awaited for the tag of the last command, such as {@code INSERT 0 1}
   */
  @CheckReturnValue
  Coroutine<String> execute(String sql, @Nullable Object... args);

  /**
   * Runs a statement, or a script of many statements, for what it does.
   *
   * @param options timeout, column
   * @param sql one statement; without arguments a script of any number of statements
   * @param args values of the parameters; null as {@code (Object) null}, an array as a list
   * @return to be awaited for the tag of the last command, such as {@code INSERT 0 1}
   */
  @CheckReturnValue
  Coroutine<String> execute(QueryOptions options, String sql, @Nullable Object... args);

  /**
   * Runs a statement once for each row of arguments: all of them or, after an error, none.
   *
   * @param sql one statement, with {@code $1} for the first argument
   * @param rows each an {@code Object[]}, a list or a Java record
   * @return to be awaited
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> executeMany(String sql, Iterable<?> rows);

  /**
   * Runs a statement once for each row of arguments: all of them or, after an error, none.
   *
   * @param options timeout, column
   * @param sql one statement, with {@code $1} for the first argument
   * @param rows each an {@code Object[]}, a list or a Java record
   * @return to be awaited
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> executeMany(QueryOptions options, String sql, Iterable<?> rows);

  /**
   * Runs a statement once for each row of arguments as they come: all or, after an error, none.
   *
   * @param sql one statement, with {@code $1} for the first argument
   * @param rows each an {@code Object[]}, a list or a Java record
   * @return to be awaited
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> executeMany(String sql, AsyncIterable<?> rows);

  /**
   * Runs a statement once for each row of arguments as they come: all or, after an error, none.
   *
   * @param options timeout, column
   * @param sql one statement, with {@code $1} for the first argument
   * @param rows each an {@code Object[]}, a list or a Java record
   * @return to be awaited
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> executeMany(QueryOptions options, String sql, AsyncIterable<?> rows);

  /**
   * {@return the rows that a statement gives, to be awaited}
   *
   * @param sql one statement, with {@code $1} for the first argument
   * @param args values of the parameters; null as {@code (Object) null}, an array as a list
   */
  @CheckReturnValue
  Coroutine<List<PgRecord>> fetch(String sql, @Nullable Object... args);

  /**
   * {@return the rows that a statement gives, to be awaited}
   *
   * @param options timeout, column
   * @param sql one statement, with {@code $1} for the first argument
   * @param args values of the parameters; null as {@code (Object) null}, an array as a list
   */
  @CheckReturnValue
  Coroutine<List<PgRecord>> fetch(QueryOptions options, String sql, @Nullable Object... args);

  /**
   * {@return the first row of a statement, to be awaited; null: it gives none}
   *
   * @param sql one statement, with {@code $1} for the first argument
   * @param args values of the parameters; null as {@code (Object) null}, an array as a list
   */
  @CheckReturnValue
  Coroutine<@Nullable PgRecord> fetchRow(String sql, @Nullable Object... args);

  /**
   * {@return the first row of a statement, to be awaited; null: it gives none}
   *
   * @param options timeout, column
   * @param sql one statement, with {@code $1} for the first argument
   * @param args values of the parameters; null as {@code (Object) null}, an array as a list
   */
  @CheckReturnValue
  Coroutine<@Nullable PgRecord> fetchRow(
      QueryOptions options, String sql, @Nullable Object... args);

  /**
   * {@return a value of a statement's first row, unchecked, to be awaited; null: it gives none}
   *
   * @param <T> the type of the value
   * @param sql one statement, with {@code $1} for the first argument
   * @param args values of the parameters; null as {@code (Object) null}, an array as a list
   */
  @CheckReturnValue
  <T> Coroutine<@Nullable T> fetchVal(String sql, @Nullable Object... args);

  /**
   * {@return a value of a statement's first row, unchecked, to be awaited; null: it gives none}
   *
   * @param <T> the type of the value
   * @param options timeout, column
   * @param sql one statement, with {@code $1} for the first argument
   * @param args values of the parameters; null as {@code (Object) null}, an array as a list
   */
  @CheckReturnValue
  <T> Coroutine<@Nullable T> fetchVal(QueryOptions options, String sql, @Nullable Object... args);

  /**
   * {@return a value of a statement's first row as a {@code type}, to be awaited; null: none}
   *
   * @param <R> the type of the value
   * @param type of the value
   * @param sql one statement, with {@code $1} for the first argument
   * @param args values of the parameters; null as {@code (Object) null}, an array as a list
   */
  @CheckReturnValue
  <R> Coroutine<@Nullable R> fetchVal(Class<R> type, String sql, @Nullable Object... args);

  /**
   * {@return a value of a statement's first row as a {@code type}, to be awaited; null: none}
   *
   * @param <R> the type of the value
   * @param options timeout, column
   * @param type of the value
   * @param sql one statement, with {@code $1} for the first argument
   * @param args values of the parameters; null as {@code (Object) null}, an array as a list
   */
  @CheckReturnValue
  <R> Coroutine<@Nullable R> fetchVal(
      QueryOptions options, Class<R> type, String sql, @Nullable Object... args);

  /**
   * {@return the rows of a statement as Java records, to be awaited}
   *
   * @param <R> the type of the rows
   * @param type a Java record: its component {@code orderId} is the column {@code order_id}
   * @param sql one statement, with {@code $1} for the first argument
   * @param args values of the parameters; null as {@code (Object) null}, an array as a list
   */
  @CheckReturnValue
  <R> Coroutine<List<R>> fetch(Class<R> type, String sql, @Nullable Object... args);

  /**
   * {@return the rows of a statement as Java records, to be awaited}
   *
   * @param <R> the type of the rows
   * @param options timeout, column
   * @param type a Java record: its component {@code orderId} is the column {@code order_id}
   * @param sql one statement, with {@code $1} for the first argument
   * @param args values of the parameters; null as {@code (Object) null}, an array as a list
   */
  @CheckReturnValue
  <R> Coroutine<List<R>> fetch(
      QueryOptions options, Class<R> type, String sql, @Nullable Object... args);

  /**
   * {@return the first row of a statement as a Java record, to be awaited; null: it gives none}
   *
   * @param <R> the type of the row
   * @param type a Java record: its component {@code orderId} is the column {@code order_id}
   * @param sql one statement, with {@code $1} for the first argument
   * @param args values of the parameters; null as {@code (Object) null}, an array as a list
   */
  @CheckReturnValue
  <R> Coroutine<@Nullable R> fetchRow(Class<R> type, String sql, @Nullable Object... args);

  /**
   * {@return the first row of a statement as a Java record, to be awaited; null: it gives none}
   *
   * @param <R> the type of the row
   * @param options timeout, column
   * @param type a Java record: its component {@code orderId} is the column {@code order_id}
   * @param sql one statement, with {@code $1} for the first argument
   * @param args values of the parameters; null as {@code (Object) null}, an array as a list
   */
  @CheckReturnValue
  <R> Coroutine<@Nullable R> fetchRow(
      QueryOptions options, Class<R> type, String sql, @Nullable Object... args);

  /**
   * {@return the rows of a statement that runs once for each row of arguments, to be awaited}
   *
   * @param sql one statement, with {@code $1} for the first argument
   * @param rows each an {@code Object[]}, a list or a Java record
   */
  @CheckReturnValue
  Coroutine<List<PgRecord>> fetchMany(String sql, Iterable<?> rows);

  /**
   * {@return the rows of a statement that runs once for each row of arguments, to be awaited}
   *
   * @param options timeout, column
   * @param sql one statement, with {@code $1} for the first argument
   * @param rows each an {@code Object[]}, a list or a Java record
   */
  @CheckReturnValue
  Coroutine<List<PgRecord>> fetchMany(QueryOptions options, String sql, Iterable<?> rows);

  /**
   * Copies a table out.
   *
   * @param table its name
   * @param to takes the data piece by piece
   * @param options columns, format, timeout
   * @return to be awaited for the tag, such as {@code COPY 5}
   */
  @CheckReturnValue
  Coroutine<String> copyFromTable(String table, CopySink to, CopyOptions options);

  /**
   * Copies the rows of a query out.
   *
   * @param to takes the data piece by piece
   * @param options columns, format, timeout
   * @param sql a query
   * @param args of the query; put into its text as literals
   * @return to be awaited for the tag, such as {@code COPY 5}
   */
  @CheckReturnValue
  Coroutine<String> copyFromQuery(
      CopySink to, CopyOptions options, String sql, @Nullable Object... args);

  /**
   * Copies data into a table.
   *
   * @param table its name
   * @param from asked for no more than the server takes
   * @param options columns, format, timeout
   * @return to be awaited for the tag, such as {@code COPY 5}
   */
  @CheckReturnValue
  Coroutine<String> copyToTable(String table, CopySource from, CopyOptions options);

  /**
   * Copies rows into a table, in the binary format.
   *
   * @param table its name
   * @param rows each an {@code Object[]}, a list or a Java record
   * @param options columns, format, timeout
   * @return to be awaited for the tag, such as {@code COPY 5}
   */
  @CheckReturnValue
  Coroutine<String> copyRecordsToTable(String table, Iterable<?> rows, CopyOptions options);

  /**
   * Copies rows into a table as they come, in the binary format.
   *
   * @param table its name
   * @param rows each an {@code Object[]}, a list or a Java record
   * @param options columns, format, timeout
   * @return to be awaited for the tag, such as {@code COPY 5}
   */
  @CheckReturnValue
  Coroutine<String> copyRecordsToTable(String table, AsyncIterable<?> rows, CopyOptions options);
}
