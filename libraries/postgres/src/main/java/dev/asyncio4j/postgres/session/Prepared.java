package dev.asyncio4j.postgres.session;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.each;

import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.Body1;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.postgres.InterfaceException;
import dev.asyncio4j.postgres.PgAttribute;
import dev.asyncio4j.postgres.PgCursorQuery;
import dev.asyncio4j.postgres.PgRecord;
import dev.asyncio4j.postgres.PgStatement;
import dev.asyncio4j.postgres.PgType;
import dev.asyncio4j.postgres.QueryOptions;
import dev.asyncio4j.postgres.TransactionOptions;
import dev.asyncio4j.postgres.codec.JavaRecords;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A prepared statement in a user's hands: it lasts until it is closed. */
final class Prepared implements PgStatement {
  private static final QueryOptions DEFAULTS = QueryOptions.defaults();
  private static final @Nullable Object[] NONE = {};

  private final Client client;
  private final Work work;
  private final Statement statement;
  private final String name;
  private @Nullable String tag;
  private boolean isClosed;

  Prepared(Client client, Work work, Statement statement, String name) {
    this.client = client;
    this.work = work;
    this.statement = statement;
    this.name = name;
    work.session.statements.use(statement);
  }

  private <T extends @Nullable Object> Coroutine<T> run(
      QueryOptions options, @Nullable Object @Nullable [] args, Body1<Work, T> body) {
    return client.run(
        options,
        statement.sql,
        args,
        work -> {
          if (isClosed) throw new InterfaceException("the prepared statement is closed");
          return body.run(work);
        });
  }

  private List<PgRecord> rows(@Nullable Object @Nullable [] args, int limit) {
    var answer = work.run(statement, args, limit);
    tag = answer.tag;
    return work.session.statements.records(statement, answer.rows);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String sql() {
    return statement.sql;
  }

  @Override
  public List<PgType> parameters() {
    return Arrays.stream(statement.parameters).map(codec -> codec.type()).toList();
  }

  @Override
  public List<PgAttribute> attributes() {
    var attributes = new ArrayList<PgAttribute>();
    for (int i = 0; i < statement.columns.length; i++)
      attributes.add(
          new PgAttribute(statement.described.get(i).name(), statement.columns[i].type()));
    return List.copyOf(attributes);
  }

  @Override
  public @Nullable String statusMessage() {
    return tag;
  }

  @Override
  public Coroutine<@Nullable Void> executeMany(Iterable<?> rows) {
    return executeMany(DEFAULTS, rows);
  }

  @Override
  public Coroutine<@Nullable Void> executeMany(QueryOptions options, Iterable<?> rows) {
    return run(
        options,
        NONE,
        work -> {
          work.many(statement, rows);
          return null;
        });
  }

  @Override
  public Coroutine<@Nullable Void> executeMany(AsyncIterable<?> rows) {
    return executeMany(DEFAULTS, rows);
  }

  @Override
  public Coroutine<@Nullable Void> executeMany(QueryOptions options, AsyncIterable<?> rows) {
    return executeMany(options, each(rows));
  }

  @Override
  public Coroutine<List<PgRecord>> fetch(@Nullable Object... args) {
    return fetch(DEFAULTS, args);
  }

  @Override
  public Coroutine<List<PgRecord>> fetch(QueryOptions options, @Nullable Object... args) {
    return run(options, args, work -> rows(args, 0));
  }

  @Override
  public Coroutine<@Nullable PgRecord> fetchRow(@Nullable Object... args) {
    return fetchRow(DEFAULTS, args);
  }

  @Override
  public Coroutine<@Nullable PgRecord> fetchRow(QueryOptions options, @Nullable Object... args) {
    return run(
        options,
        args,
        work -> {
          var rows = rows(args, 1);
          return rows.isEmpty() ? null : rows.get(0);
        });
  }

  @Override
  public <T> Coroutine<@Nullable T> fetchVal(@Nullable Object... args) {
    return fetchVal(DEFAULTS, args);
  }

  @Override
  public <T> Coroutine<@Nullable T> fetchVal(QueryOptions options, @Nullable Object... args) {
    return run(
        options,
        args,
        work -> {
          var rows = rows(args, 1);
          return rows.isEmpty() ? null : JavaRecords.unchecked(rows.get(0).get(options.column()));
        });
  }

  @Override
  public Coroutine<List<PgRecord>> fetchMany(Iterable<?> rows) {
    return fetchMany(DEFAULTS, rows);
  }

  @Override
  public Coroutine<List<PgRecord>> fetchMany(QueryOptions options, Iterable<?> rows) {
    return run(options, NONE, work -> work.many(statement, rows));
  }

  @Override
  public PgCursorQuery cursor(@Nullable Object... args) {
    return cursor(DEFAULTS, args);
  }

  @Override
  public PgCursorQuery cursor(QueryOptions options, @Nullable Object... args) {
    return new CursorQuery(work.session, options, () -> statement, args);
  }

  @Override
  public Coroutine<String> explain(boolean analyze, @Nullable Object... args) {
    var options = "EXPLAIN (FORMAT JSON, VERBOSE" + (analyze ? ", ANALYZE) " : ") ");
    return async(
        () -> {
          if (!analyze) return plan(options, args);
          var outer = client.newTransaction(TransactionOptions.defaults());
          await(outer.start());
          try {
            return plan(options, args);
          } finally {
            await(outer.rollback());
          }
        });
  }

  private String plan(String options, @Nullable Object[] args) {
    return await(
        run(
            DEFAULTS,
            args,
            work -> {
              var sql = options + Literals.put(work, statement.sql, args);
              var rows = work.fetch(sql, NONE, 0);
              return String.valueOf(rows.get(0).get(0));
            }));
  }

  @Override
  public void close() {
    if (isClosed) return;
    isClosed = true;
    work.session.statements.unuse(statement);
  }

  @Override
  public String toString() {
    return "prepared statement " + name + (isClosed ? " (closed): " : ": ") + statement.sql;
  }
}
