package dev.asyncio4j.postgres;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.postgres.Pg.connected;
import static dev.asyncio4j.postgres.Pg.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.postgres.errors.InvalidCachedStatementException;
import dev.asyncio4j.postgres.errors.UniqueViolationException;
import dev.asyncio4j.support.NothingLeftBehind;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A session: its cache of statements, limits of time, pipelines, logs, its end. */
@ExtendWith(NothingLeftBehind.class)
class PgSessionTest {
  final String server = Pg.DSN;

  private static long prepared(PgConnection con) {
    return Long.parseLong(
        String.valueOf(
            value(
                con,
                "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%cached%'")));
  }

  @Test
  @DisplayName("PG-10 statements are kept up to a number and a length; 0 keeps none")
  void cache() {
    Pg.real(
        () -> {
          var options = PgOptions.defaults().statementCacheSize(3).maxCacheableStatementSize(200);
          try (var con = await(Postgres.connect(server, options))) {
            for (int i = 0; i < 10; i++)
              assertThat(value(con, "SELECT 'cached" + i + "'")).isNotNull();
            assertThat(prepared(con)).isBetween(2L, 4L);
            assertThat(value(con, "SELECT 'cached" + "x".repeat(300) + "'")).isNotNull();
            assertThat(prepared(con)).isBetween(1L, 4L);
          }
          try (var con =
              await(Postgres.connect(server, PgOptions.defaults().statementCacheSize(0)))) {
            for (int i = 0; i < 5; i++)
              assertThat(value(con, "SELECT 'cached' || $1::int", i)).isEqualTo("cached" + i);
            assertThat(value(con, "SELECT count(*) FROM pg_prepared_statements WHERE name <> ''"))
                .isEqualTo(0L);
          }
        });
  }

  @Test
  @DisplayName(
      "PG-11 a statement that no longer fits its table is prepared again, but in a transaction")
  void staleStatements() {
    connected(
        con -> {
          await(con.execute("CREATE TEMP TABLE changing(a int); INSERT INTO changing VALUES (1)"));
          assertThat(await(con.fetchRow("SELECT * FROM changing")).size()).isEqualTo(1);
          await(con.execute("ALTER TABLE changing ADD b text DEFAULT 'b'"));
          assertThat(await(con.fetchRow("SELECT * FROM changing")).size()).isEqualTo(2);
          await(con.execute("ALTER TABLE changing ADD c int DEFAULT 3"));
          assertThatThrownBy(
                  () -> con.transaction(() -> await(con.fetchRow("SELECT * FROM changing"))))
              .isInstanceOf(InvalidCachedStatementException.class);
          assertThat(await(con.fetchRow("SELECT * FROM changing")).size()).isEqualTo(3);
        });
  }

  @Test
  @DisplayName(
      "PG-30 the connection's timeout applies to each operation; that of one overrides it; zero"
          + " fails at once")
  void timeouts() {
    Pg.real(
        () -> {
          var options = PgOptions.defaults().commandTimeout(Duration.ofMillis(100));
          try (var con = await(Postgres.connect(server, options))) {
            assertThatThrownBy(() -> value(con, "SELECT pg_sleep(5)"))
                .isInstanceOf(AsyncTimeoutException.class);
            var longer = QueryOptions.defaults().timeout(null);
            assertThat(await(con.<Object>fetchVal(longer, "SELECT pg_sleep(0.3), 1"))).isNull();
            var zero = QueryOptions.defaults().timeout(Duration.ZERO);
            assertThatThrownBy(() -> await(con.fetch(zero, "SELECT 1")))
                .isInstanceOf(AsyncTimeoutException.class);
          }
        });
  }

  @Test
  @DisplayName(
      "PG-48 answers of a pipeline come in order; leaving it waits for all, and raises the first"
          + " error")
  void pipelines() {
    connected(
        con -> {
          await(con.execute("CREATE TEMP TABLE piped(id int PRIMARY KEY)"));
          var sums =
              con.pipeline(
                  pipeline -> {
                    for (int i = 0; i < 200; i++)
                      pipeline.execute("INSERT INTO piped VALUES ($1)", i);
                    var count = pipeline.<Long>fetchVal("SELECT count(*) FROM piped");
                    assertThatThrownBy(() -> value(con, "SELECT 1"))
                        .hasMessageContaining("a pipeline");
                    return await(count);
                  });
          assertThat(sums).isEqualTo(200L);
          assertThatThrownBy(
                  () ->
                      con.pipeline(
                          pipeline -> {
                            pipeline.execute("INSERT INTO piped VALUES ($1)", 5);
                            pipeline.execute("INSERT INTO piped VALUES ($1)", 500);
                            return null;
                          }))
              .isInstanceOf(UniqueViolationException.class);
          assertThat(value(con, "SELECT count(*) FROM piped")).isEqualTo(201L);
        });
  }

  @Test
  @DisplayName("PG-49 query loggers see statement, time and error, also of a timeout")
  void loggers() {
    connected(
        con -> {
          var logs = new ArrayList<QueryLog>();
          QueryLogger logger = logs::add;
          con.addQueryLogger(logger);
          assertThat(value(con, "SELECT $1::int", 1)).isEqualTo(1);
          assertThatThrownBy(() -> value(con, "SELECT 1/0")).isInstanceOf(PostgresException.class);
          var brief = QueryOptions.defaults().timeout(Duration.ofMillis(50));
          assertThatThrownBy(() -> await(con.fetch(brief, "SELECT pg_sleep(5)")))
              .isInstanceOf(AsyncTimeoutException.class);
          con.removeQueryLogger(logger);
          assertThat(value(con, "SELECT 2")).isEqualTo(2);
          assertThat(logs).hasSize(3);
          assertThat(logs.get(0).args()).containsExactly(1);
          assertThat(logs.get(1).error()).isInstanceOf(PostgresException.class);
          assertThat(logs.get(2).error()).isInstanceOf(AsyncTimeoutException.class);
          assertThat(logs.get(2).elapsed()).isGreaterThan(Duration.ofMillis(40));
        });
  }

  @Test
  @DisplayName("PG-49 what a query logger throws goes to the loop's handler, and hides no result")
  void failingLogger() {
    connected(
        con -> {
          var reports = new ArrayList<Throwable>();
          getRunningLoop().setExceptionHandler((loop, context) -> reports.add(context.exception()));
          QueryLogger logger =
              log -> {
                throw new IllegalStateException("logger");
              };
          con.addQueryLogger(logger);
          assertThat(value(con, "SELECT 1")).isEqualTo(1);
          assertThatThrownBy(() -> value(con, "SELECT 1/0")).isInstanceOf(PostgresException.class);
          con.removeQueryLogger(logger);
          assertThat(value(con, "SELECT 2")).isEqualTo(2);
          assertThat(reports).hasSize(2).allMatch(e -> e.getMessage().equals("logger"));
        });
  }

  @Test
  @DisplayName("PG-51 a closed connection says so; one of another loop names both")
  void otherLoops() {
    var kept = new PgConnection[1];
    Pg.real(
        () -> {
          try (var con = Pg.connect()) {
            kept[0] = con;
            assertThat(value(con, "SELECT 1")).isEqualTo(1);
          }
        });
    Pg.real(
        () ->
            assertThatThrownBy(() -> await(kept[0].fetch("SELECT 1")))
                .isInstanceOf(InterfaceException.class)
                .hasMessageContaining("connection is closed"));
  }
}
