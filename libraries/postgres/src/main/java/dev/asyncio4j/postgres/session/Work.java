package dev.asyncio4j.postgres.session;

import dev.asyncio4j.postgres.DataConversionException;
import dev.asyncio4j.postgres.PgLogMessage;
import dev.asyncio4j.postgres.PgRecord;
import dev.asyncio4j.postgres.PostgresException;
import dev.asyncio4j.postgres.codec.JavaRecords;
import dev.asyncio4j.postgres.errors.InvalidCachedStatementException;
import dev.asyncio4j.postgres.errors.PostgresErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The work of an operation on its session: it waits inside. */
public final class Work {
  /** The number of rows of arguments that are sent at once. */
  private static final int CHUNK = 1000;

  final Session session;

  /** Drops the prepared statements of whoever shares the tables. */
  private final Runnable stale;

  Work(Session session, Runnable stale) {
    this.session = session;
    this.stale = stale;
  }

  /** {@return the tag of the last command} */
  public String execute(String sql, @Nullable Object @Nullable [] args) {
    session.queries++;
    if (args != null && args.length == 0) return session.finish(session.link.script(sql)).tag;
    return retrying(sql, statement -> run(statement, args, 0).tag);
  }

  /** {@return what the last command of a script brings, as texts} */
  public Script script(String sql) {
    session.queries++;
    var answer = session.finish(session.link.script(sql));
    return new Script(
        answer.columns.stream().map(Column::name).toList(),
        answer.columns.stream().map(Column::oid).toList(),
        answer.rows,
        answer.tag);
  }

  /** {@return the rows; {@code limit} 0: all} */
  public List<PgRecord> fetch(String sql, @Nullable Object @Nullable [] args, int limit) {
    return retrying(sql, statement -> fetch(statement, args, limit));
  }

  List<PgRecord> fetch(Statement statement, @Nullable Object @Nullable [] args, int limit) {
    return session.statements.records(statement, run(statement, args, limit).rows);
  }

  Answer run(Statement statement, @Nullable Object @Nullable [] args, int limit) {
    session.queries++;
    var encoded = statement.encode(args);
    return session.finish(session.link.execute(statement, encoded, limit, null));
  }

  /** Prepares anew, once, what no longer fits its tables. */
  private <T> T retrying(String sql, Function<Statement, T> body) {
    boolean isFirst = true;
    while (true) {
      var statement = session.statements.of(sql);
      try {
        return body.apply(statement);
      } catch (InvalidCachedStatementException e) {
        stale.run();
        if (!isFirst || session.isInTransaction()) throw e;
        isFirst = false;
      } finally {
        session.statements.ran(statement);
      }
    }
  }

  /** Runs a statement for each row of arguments: for all or none. */
  public List<PgRecord> many(String sql, Iterable<?> rows) {
    var statement = session.statements.of(sql);
    try {
      return many(statement, rows);
    } finally {
      session.statements.ran(statement);
    }
  }

  List<PgRecord> many(Statement statement, Iterable<?> rows) {
    session.queries++;
    var records = new ArrayList<PgRecord>();
    var left = rows.iterator();
    boolean isOwn = false; // the transaction
    int before = 0;
    try {
      while (left.hasNext()) {
        var chunk = new ArrayList<@Nullable Object[]>();
        while (chunk.size() < CHUNK && left.hasNext())
          chunk.add(encode(statement, left.next(), before + chunk.size() + 1));
        if (!isOwn && left.hasNext() && !session.isInTransaction()) {
          isOwn = true; // if the wait is cancelled, it may begin all the same
          session.finish(session.link.script("BEGIN"));
        }
        records.addAll(session.statements.records(statement, batch(statement, chunk, before).rows));
        before += chunk.size();
      }
      if (isOwn) session.finish(session.link.script("COMMIT"));
      return records;
    } catch (Throwable e) {
      if (isOwn) rollback(e);
      throw e;
    }
  }

  private static @Nullable Object[] encode(Statement statement, Object row, int number) {
    try {
      return statement.encode(JavaRecords.row(row));
    } catch (DataConversionException e) {
      throw new DataConversionException("row " + number + ": " + e.getMessage(), e);
    }
  }

  private Answer batch(Statement statement, List<@Nullable Object[]> chunk, int before) {
    var answer = session.link.batch(statement, chunk);
    try {
      return session.finish(answer);
    } catch (PostgresException e) {
      throw PostgresErrors.of(inRow(e.fields(), before + answer.completed + 1));
    }
  }

  private static PgLogMessage inRow(PgLogMessage said, int number) {
    var context = said.context() == null ? "" : said.context() + "\n";
    return new PgLogMessage(
        said.severity(),
        said.sqlState(),
        said.message(),
        said.detail(),
        said.hint(),
        said.position(),
        said.internalPosition(),
        said.internalQuery(),
        context + "row " + number + " of the arguments",
        said.schemaName(),
        said.tableName(),
        said.columnName(),
        said.dataTypeName(),
        said.constraintName(),
        said.serverSourceFilename(),
        said.serverSourceLine(),
        said.serverSourceFunction());
  }

  /** Undoes the open transaction after an error; where that fails, the connection is closed. */
  private void rollback(Throwable after) {
    CleanUp.after(
        after,
        () -> {
          session.settle();
          if (session.isInTransaction()) session.finish(session.link.script("ROLLBACK"));
        },
        session::terminate);
  }
}
