package dev.asyncio4j.benchmarks.libraries;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;

import dev.asyncio4j.Future;
import dev.asyncio4j.Task;
import dev.asyncio4j.VoidBody1;
import dev.asyncio4j.postgres.CopyOptions;
import dev.asyncio4j.postgres.PgConnection;
import dev.asyncio4j.postgres.PgExecutor;
import dev.asyncio4j.postgres.PgPoolOptions;
import dev.asyncio4j.postgres.PgRecord;
import dev.asyncio4j.postgres.Postgres;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** PostgreSQL by asyncio4j-postgres. */
public final class PostgresCosts {
  private PostgresCosts() {}

  public static void main(String[] args) throws Exception {
    var dsn = args[0];
    run(async(() -> Meter.warm(() -> measure(dsn))));
  }

  private static void measure(String dsn) throws Exception {
    for (var query : Query.values()) {
      if (query.isRead()) read(dsn, query);
      else write(dsn, query);
    }
  }

  private static void read(String dsn, Query query) throws Exception {
    for (int tasks : Query.TASKS) {
      var connections = new ArrayList<PgConnection>();
      for (int i = 0; i < tasks; i++) connections.add(await(Postgres.connect(dsn)));
      Meter.measure(query.row(tasks, false), query.count, n -> spread(query, connections, n));
      connections.forEach(PgConnection::close);
      var options = PgPoolOptions.defaults().minSize(Query.POOL).maxSize(Query.POOL);
      try (var pool = await(Postgres.createPool(dsn, options))) {
        var executors = Collections.nCopies(tasks, pool);
        Meter.measure(query.row(tasks, true), query.count, n -> spread(query, executors, n));
      }
    }
  }

  /** Has a task for each executor run its part of {@code count} queries. */
  private static void spread(Query query, List<? extends PgExecutor> executors, int count) {
    var running = new ArrayList<Task<@Nullable Void>>();
    int each = Math.max(1, count / executors.size());
    for (var executor : executors)
      running.add(
          createTask(
              async(
                  () -> {
                    for (int i = 0; i < each; i++)
                      look(query, await(executor.fetch(query.sql, query.argument)));
                  })));
    await(gather(running));
  }

  private static void look(Query query, List<PgRecord> rows) {
    long sum = 0;
    for (var row : rows) for (int i = 0; i < row.size(); i++) sum += row.get(i) == null ? 0 : 1;
    if (sum == 0) throw new IllegalStateException("no rows of " + query);
  }

  private static void write(String dsn, Query query) throws Exception {
    try (var connection = await(Postgres.connect(dsn))) {
      await(connection.execute(Query.TABLE));
      VoidBody1<Integer> body =
          switch (query) {
            case PIPELINED -> n -> pipelined(connection, query, n);
            case MANY -> n -> many(connection, query, n);
            default -> n -> copy(connection, query, n);
          };
      Meter.measure(query.row(1, false), query.count, body::accept);
    }
  }

  private static void pipelined(PgConnection connection, Query query, int count) {
    connection.pipeline(
        pipeline -> {
          var answers = new ArrayList<Future<Integer>>();
          for (int i = 0; i < count; i++) answers.add(pipeline.fetchVal(query.sql, query.argument));
          return await(gather(answers));
        });
  }

  private static void many(PgConnection connection, Query query, int count) {
    var rows = query.written();
    for (int i = 0; i < count; i++) await(connection.executeMany(query.sql, rows));
  }

  private static void copy(PgConnection connection, Query query, int count) {
    var rows = query.written();
    for (int i = 0; i < count; i++)
      await(connection.copyRecordsToTable(query.sql, rows, CopyOptions.defaults()));
  }
}
