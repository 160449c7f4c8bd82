package dev.asyncio4j.postgres.session;

import static dev.asyncio4j.Asyncio.each;

import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.Body1;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.postgres.CopyOptions;
import dev.asyncio4j.postgres.CopySink;
import dev.asyncio4j.postgres.CopySource;
import dev.asyncio4j.postgres.PgExecutor;
import dev.asyncio4j.postgres.PgRecord;
import dev.asyncio4j.postgres.QueryOptions;
import dev.asyncio4j.postgres.codec.JavaRecords;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All forms of the operations, made of one. */
public abstract class Executing implements PgExecutor {
  private static final QueryOptions DEFAULTS = QueryOptions.defaults();
  private static final @Nullable Object[] NONE = {};

  /**
   * Runs work on a connection, when it is awaited.
   *
   * @param sql for logs and errors
   */
  protected abstract <T extends @Nullable Object> Coroutine<T> run(
      QueryOptions options, String sql, @Nullable Object @Nullable [] args, Body1<Work, T> body);

  @Override
  public Coroutine<String> execute(String sql, @Nullable Object... args) {
    return execute(DEFAULTS, sql, args);
  }

  @Override
  public Coroutine<String> execute(QueryOptions options, String sql, @Nullable Object... args) {
    return run(options, sql, args, work -> work.execute(sql, args));
  }

  @Override
  public Coroutine<@Nullable Void> executeMany(String sql, Iterable<?> rows) {
    return executeMany(DEFAULTS, sql, rows);
  }

  @Override
  public Coroutine<@Nullable Void> executeMany(QueryOptions options, String sql, Iterable<?> rows) {
    return run(options, sql, NONE, work -> done(work.many(sql, rows)));
  }

  @Override
  public Coroutine<@Nullable Void> executeMany(String sql, AsyncIterable<?> rows) {
    return executeMany(DEFAULTS, sql, rows);
  }

  @Override
  public Coroutine<@Nullable Void> executeMany(
      QueryOptions options, String sql, AsyncIterable<?> rows) {
    return run(options, sql, NONE, work -> done(work.many(sql, each(rows))));
  }

  @Override
  public Coroutine<List<PgRecord>> fetch(String sql, @Nullable Object... args) {
    return fetch(DEFAULTS, sql, args);
  }

  @Override
  public Coroutine<List<PgRecord>> fetch(
      QueryOptions options, String sql, @Nullable Object... args) {
    return run(options, sql, args, work -> work.fetch(sql, args, 0));
  }

  @Override
  public Coroutine<@Nullable PgRecord> fetchRow(String sql, @Nullable Object... args) {
    return fetchRow(DEFAULTS, sql, args);
  }

  @Override
  public Coroutine<@Nullable PgRecord> fetchRow(
      QueryOptions options, String sql, @Nullable Object... args) {
    return run(options, sql, args, work -> first(work.fetch(sql, args, 1)));
  }

  @Override
  public <T> Coroutine<@Nullable T> fetchVal(String sql, @Nullable Object... args) {
    return fetchVal(DEFAULTS, sql, args);
  }

  @Override
  public <T> Coroutine<@Nullable T> fetchVal(
      QueryOptions options, String sql, @Nullable Object... args) {
    return run(options, sql, args, work -> JavaRecords.unchecked(value(options, work, sql, args)));
  }

  @Override
  public <R> Coroutine<@Nullable R> fetchVal(Class<R> type, String sql, @Nullable Object... args) {
    return fetchVal(DEFAULTS, type, sql, args);
  }

  @Override
  public <R> Coroutine<@Nullable R> fetchVal(
      QueryOptions options, Class<R> type, String sql, @Nullable Object... args) {
    return run(
        options,
        sql,
        args,
        work -> JavaRecords.as(value(options, work, sql, args), type, options.column()));
  }

  @Override
  public <R> Coroutine<List<R>> fetch(Class<R> type, String sql, @Nullable Object... args) {
    return fetch(DEFAULTS, type, sql, args);
  }

  @Override
  public <R> Coroutine<List<R>> fetch(
      QueryOptions options, Class<R> type, String sql, @Nullable Object... args) {
    return run(
        options,
        sql,
        args,
        work -> work.fetch(sql, args, 0).stream().map(row -> row.as(type)).toList());
  }

  @Override
  public <R> Coroutine<@Nullable R> fetchRow(Class<R> type, String sql, @Nullable Object... args) {
    return fetchRow(DEFAULTS, type, sql, args);
  }

  @Override
  public <R> Coroutine<@Nullable R> fetchRow(
      QueryOptions options, Class<R> type, String sql, @Nullable Object... args) {
    return run(
        options,
        sql,
        args,
        work -> {
          var row = first(work.fetch(sql, args, 1));
          return row == null ? null : row.as(type);
        });
  }

  @Override
  public Coroutine<List<PgRecord>> fetchMany(String sql, Iterable<?> rows) {
    return fetchMany(DEFAULTS, sql, rows);
  }

  @Override
  public Coroutine<List<PgRecord>> fetchMany(QueryOptions options, String sql, Iterable<?> rows) {
    return run(options, sql, NONE, work -> work.many(sql, rows));
  }

  @Override
  public Coroutine<String> copyFromTable(String table, CopySink to, CopyOptions options) {
    var sql = CopySql.fromTable(table, options);
    return run(limit(options), sql, NONE, work -> Copying.out(work, sql, to));
  }

  @Override
  public Coroutine<String> copyFromQuery(
      CopySink to, CopyOptions options, String sql, @Nullable Object... args) {
    return run(
        limit(options),
        sql,
        args,
        work -> Copying.out(work, CopySql.fromQuery(Literals.put(work, sql, args), options), to));
  }

  @Override
  public Coroutine<String> copyToTable(String table, CopySource from, CopyOptions options) {
    var sql = CopySql.toTable(table, options);
    return run(limit(options), sql, NONE, work -> Copying.in(work, sql, each(from.pieces())));
  }

  @Override
  public Coroutine<String> copyRecordsToTable(String table, Iterable<?> rows, CopyOptions options) {
    return run(
        limit(options),
        "COPY " + table,
        NONE,
        work -> RecordCopying.in(work, table, rows, options));
  }

  @Override
  public Coroutine<String> copyRecordsToTable(
      String table, AsyncIterable<?> rows, CopyOptions options) {
    return run(
        limit(options),
        "COPY " + table,
        NONE,
        work -> RecordCopying.in(work, table, each(rows), options));
  }

  private static QueryOptions limit(CopyOptions options) {
    var timeout = options.timeout();
    return timeout == null ? DEFAULTS : DEFAULTS.timeout(timeout);
  }

  private static @Nullable Void done(List<PgRecord> rows) {
    return null;
  }

  private static @Nullable PgRecord first(List<PgRecord> rows) {
    return rows.isEmpty() ? null : rows.get(0);
  }

  private static @Nullable Object value(
      QueryOptions options, Work work, String sql, @Nullable Object @Nullable [] args) {
    var row = first(work.fetch(sql, args, 1));
    return row == null ? null : row.get(options.column());
  }
}
