package dev.asyncio4j.postgres.session;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.AsyncIterator;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.exceptions.StopAsyncIterationException;
import dev.asyncio4j.postgres.InterfaceException;
import dev.asyncio4j.postgres.PgCursor;
import dev.asyncio4j.postgres.PgCursorQuery;
import dev.asyncio4j.postgres.PgRecord;
import dev.asyncio4j.postgres.QueryOptions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A query whose rows come as they are asked for. */
final class CursorQuery implements PgCursorQuery {
  private final Session session;
  private final QueryOptions options;
  private final Supplier<Statement> statement;
  private final @Nullable Object[] args;
  private boolean isUsed;

  CursorQuery(
      Session session,
      QueryOptions options,
      Supplier<Statement> statement,
      @Nullable Object[] args) {
    this.session = session;
    this.options = options;
    this.statement = statement;
    this.args = args;
  }

  private Cursor cursor() {
    if (isUsed) throw new InterfaceException("the cursor is used already: make another one");
    isUsed = true;
    return new Cursor(session, session.limit(options), statement, args);
  }

  @Override
  public Coroutine<PgCursor> open() {
    return async(
        () -> {
          var cursor = cursor();
          await(cursor.open());
          return cursor;
        });
  }

  @Override
  public AsyncIterator<PgRecord> iterator() {
    return new Rows(cursor(), options.prefetch());
  }

  /** Rows by the block. */
  private static final class Rows implements AsyncIterator<PgRecord> {
    private final Cursor cursor;
    private final int block;
    private final Deque<PgRecord> rows = new ArrayDeque<>();
    private boolean isOpen;

    Rows(Cursor cursor, int block) {
      this.cursor = cursor;
      this.block = block;
    }

    @Override
    public Coroutine<PgRecord> next() {
      return async(
          () -> {
            if (rows.isEmpty()) {
              if (!isOpen) await(cursor.open());
              isOpen = true;
              rows.addAll(await(cursor.fetch(block)));
            }
            var row = rows.poll();
            if (row == null) throw new StopAsyncIterationException("no more rows");
            return row;
          });
    }
  }
}
