package dev.asyncio4j.postgres;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.startServer;
import static dev.asyncio4j.postgres.Pg.connected;
import static dev.asyncio4j.postgres.Pg.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.postgres.errors.AdminShutdownException;
import dev.asyncio4j.postgres.errors.ConnectionDoesNotExistException;
import dev.asyncio4j.postgres.errors.InvalidSQLStatementNameException;
import dev.asyncio4j.streams.StreamWriter;
import dev.asyncio4j.support.NothingLeftBehind;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Servers: with TLS or not, that go away, that forget statements, that cancel late. */
@ExtendWith(NothingLeftBehind.class)
class PgServerTest {
  final String server = Pg.DSN; // started before a test looks at what is left behind

  /** Connects to a server that answers the request for TLS in some way. */
  private static void answeringTls(String answer, List<Integer> lengths, SslMode mode) {
    var server =
        await(
            startServer(
                (reader, writer) -> {
                  lengths.add(await(reader.read(1000)).length);
                  writer.write(answer.getBytes());
                  await(writer.drain());
                  lengths.add(await(reader.read(1000)).length);
                  writer.close();
                },
                "127.0.0.1",
                0));
    try (server) {
      int port = ((InetSocketAddress) server.sockets().get(0)).getPort();
      var options = PgOptions.defaults().ssl(mode).timeout(Duration.ofSeconds(5));
      await(Postgres.connect("postgresql://u:p@127.0.0.1:" + port + "/d", options)).close();
    }
  }

  @Test
  @DisplayName("PG-05 bytes in the clear after the answer to the request for TLS are refused")
  void injected() {
    Pg.real(
        () ->
            assertThatThrownBy(() -> answeringTls("SE...", new ArrayList<>(), SslMode.PREFER))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("unencrypted data"));
  }

  @Test
  @DisplayName(
      "PG-05 where TLS is refused, PREFER goes on without, REQUIRE fails and sends nothing")
  void refused() {
    Pg.real(
        () -> {
          var lengths = new ArrayList<Integer>();
          assertThatThrownBy(() -> answeringTls("N", lengths, SslMode.REQUIRE))
              .isInstanceOf(RuntimeException.class);
          assertThat(lengths.get(0)).isEqualTo(8);
          assertThat(lengths).doesNotContain(34);
          var options = PgOptions.defaults().ssl(SslMode.PREFER);
          try (var con = await(Postgres.connect(Pg.DSN, options))) {
            assertThat(value(con, "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"))
                .isEqualTo(false);
          }
        });
  }

  @Test
  @DisplayName("PG-12 a statement that leaves the cache is closed once no cursor uses it")
  void evicted() {
    Pg.real(
        () -> {
          var options = PgOptions.defaults().statementCacheSize(1);
          try (var con = await(Postgres.connect(Pg.DSN, options))) {
            var kept = await(con.prepare("SELECT 'kept' || $1::int"));
            con.transaction(
                () -> {
                  var cursor = await(con.cursor("SELECT 'kept', generate_series(1, 9)").open());
                  assertThat(await(cursor.fetch(2))).hasSize(2);
                  for (int i = 0; i < 3; i++) assertThat(value(con, "SELECT " + i)).isEqualTo(i);
                  assertThat(await(cursor.fetch(100))).hasSize(7);
                });
            assertThat(await(kept.<String>fetchVal(5))).isEqualTo("kept5");
            kept.close();
            assertThat(value(con, "SELECT 1")).isEqualTo(1);
            var left =
                "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%''kept%'";
            assertThat(value(con, left)).isIn(0L, 1L); // itself
          }
        });
  }

  @Test
  @DisplayName("PG-12 a cursor has its statement until its first rows, though it left the cache")
  void evictedBeforeTheFirstRow() {
    Pg.real(
        () -> {
          var options = PgOptions.defaults().statementCacheSize(1).maxCacheableStatementSize(100);
          try (var con = await(Postgres.connect(Pg.DSN, options))) {
            for (var length : List.of("", " ".repeat(100)))
              con.transaction(
                  () -> {
                    var sql = "SELECT 'kept', generate_series(1, 9)" + length;
                    var cursor = await(con.cursor(sql).open());
                    for (int i = 0; i < 3; i++) assertThat(value(con, "SELECT " + i)).isEqualTo(i);
                    assertThat(await(cursor.fetch(2))).hasSize(2);
                    assertThat(await(cursor.fetch(100))).hasSize(7);
                  });
            var left =
                "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%''kept'',%'";
            assertThat(await(con.execute("SELECT 1"))).isEqualTo("SELECT 1"); // brings the closes
            assertThat(value(con, left)).isEqualTo(0L);
          }
        });
  }

  @Test
  @DisplayName("PG-29 a late request to cancel never hits the next statement")
  void lateCancel() {
    connected(
        con -> {
          for (int i = 0; i < 40; i++) {
            var task = createTask(con.fetch("SELECT pg_sleep(0.002)"));
            await(sleep(Duration.ofNanos(i * 100_000L)));
            task.cancel();
            try {
              await(task);
            } catch (CancelledError e) {
              // or it was done before
            }
            assertThat(value(con, "SELECT $1::int FROM pg_sleep(0.001)", i)).isEqualTo(i);
          }
        });
  }

  @Test
  @DisplayName("PG-45 a server process that is ended says so to the statement that runs")
  void ended() {
    connected(
        con -> {
          try (var other = Pg.connect()) {
            var task = createTask(other.fetch("SELECT pg_sleep(100)"));
            Pg.untilAsleep(other);
            assertThat(value(con, "SELECT pg_terminate_backend($1)", other.serverPid()))
                .isEqualTo(true);
            assertThatThrownBy(() -> await(task)).isInstanceOf(AdminShutdownException.class);
            while (!other.isClosed()) await(sleep(Duration.ofMillis(10)));
          }
        });
  }

  @Test
  @DisplayName("PG-45 a connection that is terminated fails the statement that runs with 08003")
  void terminated() {
    connected(
        con -> {
          var task = createTask(con.fetch("SELECT pg_sleep(100)"));
          await(sleep(Duration.ZERO)); // it begins
          con.terminate();
          assertThatThrownBy(() -> await(task)).isInstanceOf(ConnectionDoesNotExistException.class);
        });
  }

  @Test
  @DisplayName("PG-45 a connection that breaks in a statement fails it with 08003")
  void broken() {
    Pg.real(
        () -> {
          var to = URI.create(Pg.DSN.replace("postgresql", "http"));
          var passed = Proxy.to(to.getHost(), to.getPort(), new boolean[1]);
          var clients = new ArrayList<StreamWriter>();
          var proxy =
              await(
                  startServer(
                      (reader, writer) -> {
                        clients.add(writer);
                        passed.handle(reader, writer);
                      },
                      "127.0.0.1",
                      0));
          try (proxy) {
            int port = ((InetSocketAddress) proxy.sockets().get(0)).getPort();
            var con =
                await(
                    Postgres.connect(
                        "postgresql://postgres@127.0.0.1:" + port + "/postgres?sslmode=disable"));
            var task = createTask(con.fetch("SELECT pg_sleep(0.3)"));
            await(sleep(Duration.ZERO)); // it begins
            clients.get(0).close();
            assertThatThrownBy(() -> await(task))
                .isInstanceOfSatisfying(
                    ConnectionDoesNotExistException.class,
                    e -> assertThat(e.sqlState()).isEqualTo("08003"))
                .hasMessage("connection was closed in the middle of operation");
            assertThat(con.isClosed()).isTrue();
          }
        });
  }

  @Test
  @DisplayName("PG-47 a server that forgot a statement is told of, with what helps")
  void forgotten() {
    connected(
        con -> {
          assertThat(value(con, "SELECT $1::int", 1)).isEqualTo(1);
          await(con.execute("DEALLOCATE ALL"));
          assertThatThrownBy(() -> value(con, "SELECT $1::int", 1))
              .isInstanceOf(InvalidSQLStatementNameException.class)
              .hasMessageContaining("statementCacheSize(0)");
        });
    Pg.real(
        () -> {
          var options = PgOptions.defaults().statementCacheSize(0);
          try (var con = await(Postgres.connect(Pg.DSN, options))) {
            assertThat(value(con, "SELECT $1::int", 1)).isEqualTo(1);
            await(con.execute("DEALLOCATE ALL"));
            assertThat(value(con, "SELECT $1::int", 1)).isEqualTo(1);
          }
        });
  }
}
