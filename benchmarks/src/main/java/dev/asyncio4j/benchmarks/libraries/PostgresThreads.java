package dev.asyncio4j.benchmarks.libraries;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.postgresql.PGConnection;

/** PostgreSQL by pgjdbc, a thread for each task. It pipelines nothing but batches. */
public final class PostgresThreads {
  private PostgresThreads() {}

  public static void main(String[] args) throws Exception {
    Meter.warm(() -> measure(args[0]));
  }

  private static void measure(String dsn) throws Exception {
    for (var query : Query.values()) {
      if (query.isRead()) read(dsn, query);
      else if (query != Query.PIPELINED) write(dsn, query);
    }
  }

  private static Connection connect(String dsn) throws SQLException {
    var url = dsn.replaceFirst("postgresql://([^@]*)@", "jdbc:postgresql://");
    var user = dsn.replaceFirst("postgresql://([^@:]*).*", "$1");
    return DriverManager.getConnection(url + "&binaryTransfer=true", user, null);
  }

  private static void read(String dsn, Query query) throws Exception {
    for (int tasks : Query.TASKS) {
      var threads = Executors.newFixedThreadPool(tasks);
      try {
        for (boolean isPooled : List.of(false, true)) {
          int size = isPooled ? Query.POOL : tasks;
          var pool = new ArrayBlockingQueue<Connection>(size);
          for (int i = 0; i < size; i++) pool.add(connect(dsn));
          Meter.measure(
              query.row(tasks, isPooled),
              query.count,
              n -> spread(query, threads, tasks, isPooled, pool, n));
          for (var connection : pool) connection.close();
        }
      } finally {
        threads.shutdown();
      }
    }
  }

  private static void spread(
      Query query,
      ExecutorService threads,
      int tasks,
      boolean isPooled,
      BlockingQueue<Connection> pool,
      int count)
      throws Exception {
    int each = Math.max(1, count / tasks);
    var running = new ArrayList<Future<?>>();
    for (int i = 0; i < tasks; i++)
      running.add(
          threads.submit(
              () -> {
                int turns = isPooled ? each : 1; // how often a connection is taken
                for (int turn = 0; turn < turns; turn++) {
                  var connection = pool.take();
                  for (int j = 0; j < each / turns; j++) fetch(query, connection);
                  pool.add(connection);
                }
                return null;
              }));
    for (var task : running) task.get();
  }

  private static void fetch(Query query, Connection connection) throws SQLException {
    long sum = 0;
    try (var statement = connection.prepareStatement(query.sql.replace("$1", "?"))) {
      statement.setInt(1, query.argument);
      try (var rows = statement.executeQuery()) {
        int columns = rows.getMetaData().getColumnCount();
        while (rows.next())
          for (int i = 1; i <= columns; i++) sum += rows.getObject(i) == null ? 0 : 1;
      }
    }
    if (sum == 0) throw new IllegalStateException("no rows of " + query);
  }

  private static void write(String dsn, Query query) throws Exception {
    try (var connection = connect(dsn)) {
      try (var statement = connection.createStatement()) {
        statement.execute(Query.TABLE);
      }
      Meter.measure(
          query.row(1, false),
          query.count,
          n -> {
            for (int i = 0; i < n; i++) {
              if (query == Query.MANY) many(query, connection);
              else copy(query, connection);
            }
          });
    }
  }

  private static void many(Query query, Connection connection) throws SQLException {
    var sql = query.sql.replaceAll("\\$\\d", "?");
    connection.setAutoCommit(false);
    try (var statement = connection.prepareStatement(sql)) {
      for (var row : query.written()) {
        for (int i = 0; i < row.length; i++) statement.setObject(i + 1, row[i]);
        statement.addBatch();
      }
      statement.executeBatch();
    }
    connection.commit();
    connection.setAutoCommit(true);
  }

  private static void copy(Query query, Connection connection) throws SQLException, IOException {
    var text = new StringBuilder();
    for (var row : query.written())
      text.append(row[0]).append('\t').append(row[1]).append('\t').append(row[2]).append('\n');
    connection
        .unwrap(PGConnection.class)
        .getCopyAPI()
        .copyIn("COPY " + query.sql + " FROM STDIN", new StringReader(text.toString()));
  }
}
