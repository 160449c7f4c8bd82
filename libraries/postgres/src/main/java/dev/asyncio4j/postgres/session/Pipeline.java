package dev.asyncio4j.postgres.session;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.postgres.PgPipeline;
import dev.asyncio4j.postgres.PgRecord;
import dev.asyncio4j.postgres.codec.JavaRecords;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Statements that are on their way; each has a point of synchronisation of its own. */
final class Pipeline implements PgPipeline {
  private final Session session;
  private final Deque<Answer> open = new ArrayDeque<>();
  private @Nullable RuntimeException first;

  Pipeline(Session session) {
    this.session = session;
  }

  /** Runs a body, and waits for what it has sent; gives up what is left when it fails. */
  static <T extends @Nullable Object> T around(Session session, PgPipeline.Body<T> body)
      throws Exception {
    var pipeline = new Pipeline(session);
    try {
      var result = body.run(pipeline);
      await(pipeline.sync());
      return result;
    } catch (Throwable e) {
      pipeline.giveUp();
      throw e;
    }
  }

  private <T extends @Nullable Object> Future<T> send(
      String sql, @Nullable Object[] args, Function<Result, T> result) {
    var statement = session.statements.of(sql);
    var encoded = statement.encode(args);
    session.queries++;
    var answer = session.link.later(() -> session.link.execute(statement, encoded, 0, null));
    open.add(answer);
    Future<T> future = session.loop.createFuture();
    answer.whenDone(
        () -> {
          var error = answer.error();
          if (error instanceof RuntimeException failure && first == null) first = failure;
          if (future.done()) return;
          try {
            if (error != null) future.setException(error);
            else future.setResult(result.apply(new Result(answer, statement)));
          } catch (RuntimeException e) {
            future.setException(e);
          }
        });
    session.statements.ran(statement);
    return future;
  }

  @Override
  public Future<String> execute(String sql, @Nullable Object... args) {
    return send(sql, args, result -> result.answer.tag);
  }

  @Override
  public Future<List<PgRecord>> fetch(String sql, @Nullable Object... args) {
    return send(sql, args, Result::records);
  }

  @Override
  public <T> Future<@Nullable T> fetchVal(String sql, @Nullable Object... args) {
    return send(
        sql,
        args,
        result -> {
          var rows = result.records();
          return rows.isEmpty() ? null : JavaRecords.<T>unchecked(rows.get(0).get(0));
        });
  }

  @Override
  public Coroutine<@Nullable Void> sync() {
    return async(
        () -> {
          drain();
          var failure = first;
          first = null;
          if (failure != null) throw failure;
          return null;
        });
  }

  /** Waits until all is answered. */
  private void drain() {
    try {
      for (; !open.isEmpty(); open.poll())
        while (!open.element().isDone()) await(open.element().change(session.loop));
    } catch (CancelledError e) {
      giveUp();
      throw e;
    }
  }

  /** Gives up what is not answered. */
  private void giveUp() {
    var last = open.peekLast();
    if (last != null) session.giveUp(last);
  }

  @Override
  public String toString() {
    return "pipeline of " + session + ", " + open.size() + " statements on their way";
  }

  /** The result of a statement. */
  private record Result(Answer answer, Statement statement) {
    List<PgRecord> records() {
      return statement.records(
          answer.rows,
          unknown -> {
            throw unknown; // a pipeline cannot ask in between
          });
    }
  }
}
