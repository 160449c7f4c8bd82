package dev.asyncio4j.benchmarks.libraries;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;

import dev.asyncio4j.Task;
import dev.asyncio4j.netty.vertx.VertxLoop;
import io.vertx.core.Future;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** PostgreSQL by vertx-pg-client alone, on the loop. It has no COPY. */
public final class PostgresAlone {
  private PostgresAlone() {}

  public static void main(String[] args) throws Exception {
    var options = PgConnectOptions.fromUri(args[0]).setCachePreparedStatements(true);
    run(async(() -> Meter.warm(() -> measure(options))));
  }

  private static void measure(PgConnectOptions options) throws Exception {
    for (var query : Query.values()) {
      if (query.isRead()) read(options, query);
      else if (query != Query.COPY) write(options, query);
    }
  }

  private static PgConnection connect(PgConnectOptions options) {
    return VertxLoop.await(PgConnection.connect(VertxLoop.vertx(), options));
  }

  private static void read(PgConnectOptions options, Query query) throws Exception {
    for (int tasks : Query.TASKS) {
      var connections = new ArrayList<PgConnection>();
      for (int i = 0; i < tasks; i++) connections.add(connect(options));
      Meter.measure(query.row(tasks, false), query.count, n -> spread(query, connections, n));
      for (var connection : connections) VertxLoop.await(connection.close());
      var pool =
          PgBuilder.pool()
              .with(new PoolOptions().setMaxSize(Query.POOL))
              .connectingTo(options)
              .using(VertxLoop.vertx())
              .build();
      var clients = Collections.nCopies(tasks, pool);
      Meter.measure(query.row(tasks, true), query.count, n -> spread(query, clients, n));
      VertxLoop.await(pool.close());
    }
  }

  private static void spread(Query query, List<? extends SqlClient> clients, int count) {
    var running = new ArrayList<Task<@Nullable Void>>();
    int each = Math.max(1, count / clients.size());
    for (var client : clients)
      running.add(
          createTask(
              async(
                  () -> {
                    for (int i = 0; i < each; i++)
                      look(query, VertxLoop.await(query(client, query)));
                  })));
    await(gather(running));
  }

  private static Future<RowSet<Row>> query(SqlClient client, Query query) {
    return client.preparedQuery(query.sql).execute(Tuple.of(query.argument));
  }

  private static void look(Query query, RowSet<Row> rows) {
    long sum = 0;
    for (var row : rows)
      for (int i = 0; i < row.size(); i++) sum += row.getValue(i) == null ? 0 : 1;
    if (sum == 0) throw new IllegalStateException("no rows of " + query);
  }

  private static void write(PgConnectOptions options, Query query) throws Exception {
    var pipelining = new PgConnectOptions(options).setPipeliningLimit(1 << 16);
    var connection = connect(pipelining);
    VertxLoop.await(connection.query(Query.TABLE).execute());
    Meter.measure(
        query.row(1, false),
        query.count,
        n -> {
          if (query == Query.PIPELINED) pipelined(connection, query, n);
          else many(connection, query, n);
        });
    VertxLoop.await(connection.close());
  }

  private static void pipelined(PgConnection connection, Query query, int count) {
    var answers = new ArrayList<Future<RowSet<Row>>>();
    for (int i = 0; i < count; i++) answers.add(query(connection, query));
    VertxLoop.await(Future.all(answers));
  }

  private static void many(PgConnection connection, Query query, int count) {
    var rows = query.written().stream().map(Tuple::from).toList();
    for (int i = 0; i < count; i++)
      VertxLoop.await(connection.preparedQuery(query.sql).executeBatch(rows));
  }
}
