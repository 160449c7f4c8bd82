package dev.asyncio4j.postgres;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;

import com.sun.management.OperatingSystemMXBean;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import dev.asyncio4j.netty.vertx.VertxLoop;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Tuple;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Prints queries per second, and CPU of the whole JVM per query, of this module and of the client
 * below alone on the same loop: {@code -Dseconds=} for each cell, 5 if it is not set; arguments
 * {@code small}, {@code rows}, {@code pool} choose cells.
 */
final class PostgresSpeed {
  private static final Duration CELL = Duration.ofSeconds(Integer.getInteger("seconds", 5));
  private static final String SMALL = "SELECT $1::int + 1";
  private static final String ROWS =
      "SELECT i, 'row ' || i AS t FROM generate_series(1, $1::int) i";

  private PostgresSpeed() {}

  public static void main(String[] args) {
    System.out.printf("%-34s %6s %12s %12s%n", "operation", "tasks", "queries/s", "CPU us");
    var cells = args.length == 0 ? List.of("small", "rows", "pool") : List.of(args);
    for (int round = 0; round < 2; round++) {
      if (cells.contains("small")) small();
      if (cells.contains("rows")) rows();
      if (cells.contains("pool")) run(async(() -> pool("pool: acquire, query, release", 10)));
    }
  }

  private static void small() {
    for (int tasks : new int[] {1, 10, 50}) {
      run(async(() -> alone("small, Vert.x alone", SMALL, 7, tasks)));
      run(async(() -> ours("small, here", SMALL, 7, tasks)));
    }
  }

  private static void rows() {
    run(async(() -> alone("1000 rows, Vert.x alone", ROWS, 1000, 10)));
    run(async(() -> ours("1000 rows, here", ROWS, 1000, 10)));
  }

  private static void ours(String name, String sql, int argument, int tasks) {
    measure(name, tasks, number -> held(sql, argument));
  }

  private static Coroutine<Long> held(String sql, int argument) {
    return async(
        () -> {
          try (var con = Pg.connect()) {
            long sum = 0;
            long end = deadline();
            long count = 0;
            for (; System.nanoTime() < end; count++)
              for (var row : await(con.fetch(sql, argument))) sum += row.getInt(0);
            return sum == 0 ? -1 : count;
          }
        });
  }

  private static void alone(String name, String sql, int argument, int tasks) {
    var uri = Pg.DSN.replaceAll("/postgres$", "/postgres?sslmode=disable");
    var options = PgConnectOptions.fromUri(uri).setCachePreparedStatements(true);
    measure(
        name,
        tasks,
        number ->
            async(
                () -> {
                  var con =
                      VertxLoop.await(
                          io.vertx.pgclient.PgConnection.connect(VertxLoop.vertx(), options));
                  long sum = 0;
                  long end = deadline();
                  long count = 0;
                  for (; System.nanoTime() < end; count++)
                    for (var row :
                        VertxLoop.await(con.preparedQuery(sql).execute(Tuple.of(argument))))
                      sum += row.getInteger(0);
                  VertxLoop.await(con.close());
                  return sum == 0 ? -1 : count;
                }));
  }

  private static void pool(String name, int tasks) {
    try (var pool = await(Postgres.createPool(Pg.DSN))) {
      measure(
          name,
          tasks,
          number ->
              async(
                  () -> {
                    long end = deadline();
                    long count = 0;
                    for (; System.nanoTime() < end; count++) await(pool.fetch(SMALL, 7)).get(0);
                    return count;
                  }));
    }
  }

  private static long deadline() {
    return System.nanoTime() + CELL.toNanos();
  }

  private static void measure(String name, int tasks, IntFunction<Coroutine<Long>> body) {
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long cpu = system.getProcessCpuTime();
    var begun = getRunningLoop().time();
    var running = new ArrayList<Task<Long>>();
    for (int i = 0; i < tasks; i++) running.add(createTask(body.apply(i)));
    long count = 0;
    for (var task : running) count += await(task);
    double seconds = getRunningLoop().time().minus(begun).toNanos() / 1e9;
    double micros = (system.getProcessCpuTime() - cpu) / 1e3 / count;
    System.out.printf("%-34s %6d %12.0f %12.1f%n", name, tasks, count / seconds, micros);
  }
}
