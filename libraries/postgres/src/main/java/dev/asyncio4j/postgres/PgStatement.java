package dev.asyncio4j.postgres;

import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A prepared statement of a connection.
 *
 * <p><i>Python:</i> {@code asyncpg.prepared_stmt.PreparedStatement}.
 *
 * <p><b>Cancellation:</b> as of {@link PgExecutor}.
 *
 * <pre>{@code
 * try (var connection = await(Postgres.connect("postgresql://localhost/shop"))) {
 *   var power = await(connection.prepare("SELECT 2 ^ $1"));
 *   for (int i = 0; i < 10; i++) System.out.println(await(power.<Double>fetchVal((double) i)));
 * }
 * }</pre>
 */
public interface PgStatement extends AutoCloseable {
  /**
   * Returns the name that this client gives the statement.
   *
   * @return a name, unique in the connection
   */
  String name();

  /**
   * Returns the text of the statement.
   *
   * @return as it was given
   */
  String sql();

  /**
   * Returns the types of the parameters.
   *
   * @return in order
   */
  List<PgType> parameters();

  /**
   * Returns the columns of the result.
   *
   * @return in order; empty if there are no rows
   */
  List<PgAttribute> attributes();

  /**
   * Returns the tag of the last run.
   *
   * @return such as {@code SELECT 2}; null before the first run
   */
  @Nullable String statusMessage();

  /**
   * Runs the statement once for each row of arguments: all of them or, after an error, none.
   *
   * @param rows each an {@code Object[]}, a list or a Java record
   * @return to be awaited
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> executeMany(Iterable<?> rows);

  /**
   * Runs the statement once for each row of arguments: all of them or, after an error, none.
   *
   * @param options timeout, column
   * @param rows each an {@code Object[]}, a list or a Java record
   * @return to be awaited
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> executeMany(QueryOptions options, Iterable<?> rows);

  /**
   * Runs the statement once for each row of arguments as they come: all of them or, after an error,
   * none.
   *
   * @param rows each an {@code Object[]}, a list or a Java record
   * @return to be awaited
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> executeMany(AsyncIterable<?> rows);

  /**
   * Runs the statement once for each row of arguments as they come: all of them or, after an error,
   * none.
   *
   * @param options timeout, column
   * @param rows each an {@code Object[]}, a list or a Java record
   * @return to be awaited
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> executeMany(QueryOptions options, AsyncIterable<?> rows);

  /**
   * Runs the statement and returns its rows.
   *
   * @param args values of the types of the parameters; null as {@code (Object) null}, an array as a
   *     list
   * @return to be awaited for the rows
   */
  @CheckReturnValue
  Coroutine<List<PgRecord>> fetch(@Nullable Object... args);

  /**
   * Runs the statement and returns its rows.
   *
   * @param options timeout, column
   * @param args values of the types of the parameters; null as {@code (Object) null}, an array as a
   *     list
   * @return to be awaited for the rows
   */
  @CheckReturnValue
  Coroutine<List<PgRecord>> fetch(QueryOptions options, @Nullable Object... args);

  /**
   * Runs the statement and returns its first row; no other is asked for.
   *
   * @param args values of the types of the parameters; null as {@code (Object) null}, an array as a
   *     list
   * @return to be awaited for the row; null if there is none
   */
  @CheckReturnValue
  Coroutine<@Nullable PgRecord> fetchRow(@Nullable Object... args);

  /**
   * Runs the statement and returns its first row; no other is asked for.
   *
   * @param options timeout, column
   * @param args values of the types of the parameters; null as {@code (Object) null}, an array as a
   *     list
   * @return to be awaited for the row; null if there is none
   */
  @CheckReturnValue
  Coroutine<@Nullable PgRecord> fetchRow(QueryOptions options, @Nullable Object... args);

  /**
   * Runs the statement and returns a value of its first row, unchecked.
   *
   * @param <T> the type of the value
   * @param args values of the types of the parameters; null as {@code (Object) null}, an array as a
   *     list
   * @return to be awaited for the value; null if there is no row
   */
  @CheckReturnValue
  <T> Coroutine<@Nullable T> fetchVal(@Nullable Object... args);

  /**
   * Runs the statement and returns a value of its first row, unchecked.
   *
   * @param <T> the type of the value
   * @param options timeout, column
   * @param args values of the types of the parameters; null as {@code (Object) null}, an array as a
   *     list
   * @return to be awaited for the value; null if there is no row
   */
  @CheckReturnValue
  <T> Coroutine<@Nullable T> fetchVal(QueryOptions options, @Nullable Object... args);

  /**
   * Runs the statement once for each row of arguments, and returns the rows of all.
   *
   * @param rows each an {@code Object[]}, a list or a Java record
   * @return to be awaited for the rows
   */
  @CheckReturnValue
  Coroutine<List<PgRecord>> fetchMany(Iterable<?> rows);

  /**
   * Runs the statement once for each row of arguments, and returns the rows of all.
   *
   * @param options timeout, column
   * @param rows each an {@code Object[]}, a list or a Java record
   * @return to be awaited for the rows
   */
  @CheckReturnValue
  Coroutine<List<PgRecord>> fetchMany(QueryOptions options, Iterable<?> rows);

  /**
   * Returns a cursor over the rows; in a transaction only.
   *
   * @param args values of the types of the parameters; null as {@code (Object) null}, an array as a
   *     list
   * @return iterated, or opened
   */
  PgCursorQuery cursor(@Nullable Object... args);

  /**
   * Returns a cursor over the rows; in a transaction only.
   *
   * @param options timeout, column
   * @param args values of the types of the parameters; null as {@code (Object) null}, an array as a
   *     list
   * @return iterated, or opened
   */
  PgCursorQuery cursor(QueryOptions options, @Nullable Object... args);

  /**
   * Returns the plan of the statement, as JSON.
   *
   * @param analyze whether to run it, for times; what it does is undone
   * @param args values of the types of the parameters; null as {@code (Object) null}, an array as a
   *     list
   * @return to be awaited for the text
   */
  @CheckReturnValue
  Coroutine<String> explain(boolean analyze, @Nullable Object... args);

  /** Gives the statement up: the server forgets it with the next operation. */
  @Override
  void close();
}
