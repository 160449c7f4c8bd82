package dev.asyncio4j.postgres;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.timeout;

import dev.asyncio4j.VoidBody;
import dev.asyncio4j.VoidBody1;
import dev.asyncio4j.support.PostgresServer;
import java.time.Duration;
import java.util.List;

/** The server of the tests, and a connection to it. */
final class Pg {
  static final String DSN = PostgresServer.dsn();

  private Pg() {}

  /**
   * Runs {@code body} in real time, for five minutes at most, unless {@code -Dpostgres.limit=} says
   * otherwise.
   */
  static void real(VoidBody body) {
    run(async(() -> timeout(Duration.ofSeconds(Integer.getInteger("postgres.limit", 300)), body)));
  }

  static PgConnection connect() {
    return await(Postgres.connect(DSN));
  }

  static void connected(VoidBody1<PgConnection> body) {
    real(
        () -> {
          try (var connection = connect()) {
            body.accept(connection);
          }
        });
  }

  /** Waits until the server is in a {@code pg_sleep} of a connection. */
  static void untilAsleep(PgConnection con) {
    var sql = "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND pid = $1";
    try (var other = connect()) {
      while (!value(other, sql, con.serverPid()).equals(1L)) await(sleep(Duration.ofMillis(10)));
    }
  }

  /** What a statement gives, unchecked. */
  static Object value(PgExecutor on, String sql, Object... args) {
    return await(on.<Object>fetchVal(sql, args));
  }

  static List<Object> firsts(List<PgRecord> rows) {
    return rows.stream().map(row -> row.get(0)).toList();
  }
}
