package dev.asyncio4j.postgres.aiopg;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.AsyncIterator;
import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.VoidBody;
import dev.asyncio4j.exceptions.StopAsyncIterationException;
import dev.asyncio4j.postgres.session.Script;
import dev.asyncio4j.postgres.session.Sneaky;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A cursor of a connection: runs a statement, and holds its rows.
 *
 * <p><i>Python:</i> {@code aiopg.Cursor}. A row is a list.
 *
 * <p><b>Cancellation:</b> and timeouts ask the server to give the statement up; the connection
 * stays usable, where aiopg closes it.
 *
 * <p><b>Thread and loop:</b> on the loop of the connection.
 *
 * <pre>{@code
 * try (var pool = await(Aiopg.createPool("postgresql://localhost/shop"));
 *     var connection = await(pool.acquire());
 *     var cursor = connection.cursor()) {
 *   await(cursor.execute("SELECT id FROM orders WHERE item = %s", "tea"));
 *   for (var row : each(cursor)) System.out.println(row.get(0));
 * }
 * }</pre>
 */
public final class AioCursor implements AsyncIterable<List<@Nullable Object>>, AutoCloseable {
  private final AioConnection connection;
  private final @Nullable Duration timeout;
  private @Nullable Script script;
  private @Nullable String query;
  private int position;
  private boolean isClosed;
  private int savepoints;

  AioCursor(AioConnection connection, @Nullable Duration timeout) {
    this.connection = connection;
    this.timeout = timeout;
  }

  /**
   * Runs a statement.
   *
   * @param sql with {@code %s} for each argument, and {@code %%} for a percent sign; without
   *     arguments as it stands
   * @param args put into the text
   * @return to be awaited
   * @throws PsycopgProgrammingException when awaited, if there are too many or too few arguments,
   *     or the server does not understand the statement
   * @throws IllegalStateException when awaited, if another statement of the connection runs
   */
  @CheckReturnValue
  public Coroutine<@Nullable Void> execute(String sql, @Nullable Object... args) {
    return async(() -> run(args.length == 0 ? sql : connection.mogrify().positional(sql, args)));
  }

  /**
   * Runs a statement.
   *
   * @param sql with {@code %(name)s} for each argument
   * @param args by their names
   * @return to be awaited
   * @throws PsycopgProgrammingException when awaited, if an argument is missing
   */
  @CheckReturnValue
  public Coroutine<@Nullable Void> execute(String sql, Map<String, ?> args) {
    return async(() -> run(connection.mogrify().named(sql, args)));
  }

  private @Nullable Void run(String sql) {
    if (isClosed) throw new PsycopgInterfaceException("cursor already closed", null, null);
    script = null;
    position = 0;
    query = sql;
    script = connection.script(sql, timeout);
    return null;
  }

  /**
   * Calls a function of the server.
   *
   * @param name of the function
   * @param args its arguments
   * @return to be awaited
   */
  @CheckReturnValue
  public Coroutine<@Nullable Void> callProc(String name, List<?> args) {
    var places = String.join(",", Collections.nCopies(args.size(), "%s"));
    return async(
        () ->
            run(
                connection
                    .mogrify()
                    .positional("SELECT * FROM " + name + "(" + places + ")", args.toArray())));
  }

  /**
   * Returns the statement with its arguments.
   *
   * @param sql as of {@link #execute(String, Object...)}
   * @param args put into the text
   * @return the text that would be sent
   * @throws PsycopgProgrammingException if there are too many or too few arguments
   */
  public String mogrify(String sql, @Nullable Object... args) {
    return args.length == 0 ? sql : connection.mogrify().positional(sql, args);
  }

  private Script rows() {
    if (script == null || script.names().isEmpty())
      throw new PsycopgProgrammingException("no results to fetch", null, null);
    return script;
  }

  /**
   * Returns the next row.
   *
   * @return to be awaited for it; null at the end
   */
  @CheckReturnValue
  public Coroutine<@Nullable List<@Nullable Object>> fetchOne() {
    return async(() -> position < rows().rows().size() ? next() : null);
  }

  private List<@Nullable Object> next() {
    return Texts.row(rows(), rows().rows().get(position++));
  }

  /**
   * Returns the next rows.
   *
   * @param count how many
   * @return to be awaited for them; fewer at the end
   */
  @CheckReturnValue
  public Coroutine<List<List<@Nullable Object>>> fetchMany(int count) {
    return async(
        () -> {
          var rows = new ArrayList<List<@Nullable Object>>();
          while (rows.size() < count && position < rows().rows().size()) rows.add(next());
          return rows;
        });
  }

  /**
   * Returns the rows that are left.
   *
   * @return to be awaited for them
   */
  @CheckReturnValue
  public Coroutine<List<List<@Nullable Object>>> fetchAll() {
    return fetchMany(Integer.MAX_VALUE);
  }

  /**
   * Moves to another row.
   *
   * @param rows how many further; negative: back
   * @return to be awaited
   * @throws PsycopgProgrammingException when awaited, if there are not so many
   */
  @CheckReturnValue
  public Coroutine<@Nullable Void> scroll(int rows) {
    return async(
        () -> {
          int to = position + rows;
          if (to < 0 || to >= rows().rows().size())
            throw new PsycopgProgrammingException("scroll destination out of bounds", null, null);
          position = to;
          return null;
        });
  }

  /**
   * Runs code in a transaction.
   *
   * @param body its failure undoes what was done
   */
  public void begin(VoidBody body) {
    around("BEGIN", "COMMIT", "ROLLBACK", body);
  }

  /**
   * Runs code within a savepoint of a transaction.
   *
   * @param body its failure undoes what was done since
   */
  public void beginNested(VoidBody body) {
    var name = "aiopg_savepoint_" + ++savepoints;
    around("SAVEPOINT " + name, "RELEASE SAVEPOINT " + name, "ROLLBACK TO SAVEPOINT " + name, body);
  }

  private void around(String begin, String commit, String rollback, VoidBody body) {
    await(execute(begin));
    try {
      body.run();
    } catch (Throwable e) {
      connection.undo(rollback, e);
      throw Sneaky.raise(e);
    }
    await(execute(commit));
  }

  /** {@return the names of the columns; null if there are no rows} */
  public @Nullable List<String> description() {
    return script == null || script.names().isEmpty() ? null : script.names();
  }

  /** {@return how many rows there are, or were changed; -1 if that means nothing} */
  public int rowCount() {
    var number = script == null ? "" : script.tag().replaceAll("^.*?(\\d*)$", "$1");
    return number.isEmpty() ? -1 : Integer.parseInt(number);
  }

  /** {@return the statement that was sent last, or null} */
  public @Nullable String query() {
    return query;
  }

  /** {@return the tag of the last command, such as {@code INSERT 0 1}; null before} */
  public @Nullable String statusMessage() {
    return script == null ? null : script.tag();
  }

  /** {@return the limit of each statement; null: that of the connection} */
  public @Nullable Duration timeout() {
    return timeout;
  }

  @Override
  public AsyncIterator<List<@Nullable Object>> iterator() {
    return () ->
        async(
            () -> {
              if (position < rows().rows().size()) return next();
              throw new StopAsyncIterationException("no more rows");
            });
  }

  /** Gives the rows up. */
  @Override
  public void close() {
    isClosed = true;
    script = null;
  }

  @Override
  public String toString() {
    return "cursor of " + connection + (isClosed ? " (closed)" : "");
  }
}
