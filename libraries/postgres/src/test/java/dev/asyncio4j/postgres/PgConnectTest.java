package dev.asyncio4j.postgres;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.startServer;
import static dev.asyncio4j.postgres.Pg.real;
import static dev.asyncio4j.postgres.Pg.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.postgres.errors.InvalidCatalogNameException;
import dev.asyncio4j.postgres.errors.InvalidPasswordException;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.support.PostgresServer;
import dev.asyncio4j.sync.Event;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** Ways to a server, and the end of connections. */
@ExtendWith(NothingLeftBehind.class)
class PgConnectTest {
  final String server = Pg.DSN;
  private final int port = URI.create(server.replace("postgresql", "http")).getPort();

  @Test
  @DisplayName("PG-01 wrong DSNs are refused at the call, and the part is named")
  void wrongDsn() {
    var wrong =
        Map.of(
            "http://localhost/db", "scheme",
            "postgresql://h:abc/db", "port",
            "postgresql://a,b,c/db?port=1,2", "could not match 2 port numbers to 3 hosts",
            "postgresql://h/db?sslmode=nix", "sslmode",
            "postgresql://h/db?oops", "oops");
    wrong.forEach(
        (dsn, part) ->
            assertThatThrownBy(() -> Postgres.connect(dsn).close())
                .isInstanceOf(ClientConfigurationException.class)
                .hasMessageContaining(part));
  }

  @Test
  @DisplayName("PG-01, PG-02 unknown options are settings of the session; options override the DSN")
  void settings() {
    real(
        () -> {
          var options =
              PgOptions.defaults().serverSettings(Map.of("work_mem", "5MB")).user("postgres");
          var dsn =
              "postgresql://nobody@127.0.0.1:"
                  + port
                  + "/postgres?application_name=a%20b&work_mem=4MB";
          try (var con = await(Postgres.connect(dsn, options))) {
            assertThat(value(con, "SHOW application_name")).isEqualTo("a b");
            assertThat(value(con, "SHOW work_mem")).isEqualTo("5MB");
            assertThat(con.settings()).containsEntry("application_name", "a b");
            assertThat(con.serverVersion().major()).isGreaterThanOrEqualTo(10);
          }
        });
  }

  @Test
  @DisplayName("PG-02 no password in any text")
  void secrets() {
    var options = PgOptions.defaults().password("s3cret");
    assertThat(options.toString()).doesNotContain("s3cret");
    real(
        () ->
            assertThatThrownBy(
                    () -> await(Postgres.connect("postgresql://u:s3cret@127.0.0.1:1/d", options)))
                .satisfies(e -> assertThat(e.toString() + e.getCause()).doesNotContain("s3cret")));
  }

  @Test
  @DisplayName(
      "PG-03 passwords are checked by SCRAM and md5; a wrong one, and a wrong database, have"
          + " classes of their own")
  @DisabledIfSystemProperty(named = "postgres.dsn", matches = ".*")
  void passwords() {
    real(
        () -> {
          var hba = PostgresServer.folder().resolve("pg_hba.conf");
          var before = Files.readString(hba);
          try (var admin = Pg.connect()) {
            await(
                admin.execute(
                    "SET password_encryption = 'scram-sha-256'; DROP ROLE IF EXISTS scram; CREATE"
                        + " ROLE scram LOGIN PASSWORD 'pw1'; SET password_encryption = 'md5'; DROP"
                        + " ROLE IF EXISTS old; CREATE ROLE old LOGIN PASSWORD 'pw2'"));
            Files.writeString(
                hba,
                "host all scram 127.0.0.1/32 scram-sha-256\nhost all old 127.0.0.1/32 md5\n"
                    + before);
            try {
              await(admin.execute("SELECT pg_reload_conf()"));
              for (var user : Map.of("scram", "pw1", "old", "pw2").entrySet()) {
                var dsn =
                    "postgresql://%s:%%s@127.0.0.1:%d/postgres".formatted(user.getKey(), port);
                try (var con = await(Postgres.connect(dsn.formatted(user.getValue())))) {
                  assertThat(value(con, "SELECT current_user")).isEqualTo(user.getKey());
                }
                var supplied = PgOptions.defaults().password(() -> async(user::getValue));
                await(Postgres.connect(dsn.formatted("wrong"), supplied)).close();
                assertThatThrownBy(() -> await(Postgres.connect(dsn.formatted("wrong"))))
                    .isInstanceOf(InvalidPasswordException.class);
              }
            } finally {
              Files.writeString(hba, before);
              await(admin.execute("SELECT pg_reload_conf()"));
            }
          }
          assertThatThrownBy(
                  () -> await(Postgres.connect(server.replaceAll("/postgres$", "/nix_db"))))
              .isInstanceOf(InvalidCatalogNameException.class);
        });
  }

  @Test
  @DisplayName(
      "PG-04 hosts are tried in order; the wanted kind of server is found, or the failure says so")
  void hosts() {
    real(
        () -> {
          var dsn = "postgresql://postgres@127.0.0.1:1,127.0.0.1:" + port + "/postgres";
          await(Postgres.connect(dsn + "?target_session_attrs=read-write")).close();
          assertThatThrownBy(
                  () ->
                      await(
                          Postgres.connect(
                              server,
                              PgOptions.defaults().targetSessionAttributes(TargetSession.STANDBY))))
              .isInstanceOf(TargetServerAttributeNotMatchedException.class);
          await(
                  Postgres.connect(
                      server,
                      PgOptions.defaults().targetSessionAttributes(TargetSession.PREFER_STANDBY)))
              .close();
          assertThatThrownBy(
                  () -> await(Postgres.connect("postgresql://postgres@127.0.0.1:1/postgres")))
              .isInstanceOf(UncheckedIOException.class)
              .hasMessageContaining("127.0.0.1:1");
        });
  }

  @Test
  @DisplayName(
      "PG-31 a connect that is cancelled closes the primary that it kept for want of better")
  void keptPrimary() {
    real(
        () -> {
          var asked = Event.create();
          var silent =
              await(
                  startServer(
                      (reader, writer) -> {
                        asked.set();
                        while (await(reader.read(1000)).length > 0) continue;
                        writer.close();
                      },
                      "127.0.0.1",
                      0));
          try (silent;
              var con = Pg.connect()) {
            int other = ((InetSocketAddress) silent.sockets().get(0)).getPort();
            var options =
                PgOptions.defaults()
                    .targetSessionAttributes(TargetSession.PREFER_STANDBY)
                    .serverSettings(Map.of("application_name", "kept"));
            var dsn =
                "postgresql://postgres@127.0.0.1:%d,127.0.0.1:%d/postgres?sslmode=disable"
                    .formatted(port, other);
            var task = createTask(Postgres.connect(dsn, options));
            await(asked.await());
            task.cancel();
            assertThatThrownBy(() -> await(task)).isInstanceOf(CancelledError.class);
            var left = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'kept'";
            while (!value(con, left).equals(0L)) await(sleep(Duration.ofMillis(10)));
          }
        });
  }

  @Test
  @DisplayName("PG-01 the folder of a Unix socket is a host; a statement is cancelled over it, too")
  @DisabledIfSystemProperty(named = "postgres.dsn", matches = ".*")
  void unixSocket() {
    real(
        () -> {
          var options =
              PgOptions.defaults()
                  .host(PostgresServer.folder().toString())
                  .port(port)
                  .user("postgres")
                  .database("postgres");
          try (var con = await(Postgres.connect(options))) {
            var brief = QueryOptions.defaults().timeout(Duration.ofMillis(50));
            assertThatThrownBy(() -> await(con.fetch(brief, "SELECT pg_sleep(10)")))
                .isInstanceOf(AsyncTimeoutException.class);
            assertThat(value(con, "SELECT inet_server_addr()")).isNull();
          }
        });
  }

  @Test
  @DisplayName(
      "PG-37, PG-50 the end of a connection is told once; close twice is fine; then everything"
          + " fails")
  void ends() {
    real(
        () -> {
          var told = new ArrayList<Object>();
          var con = Pg.connect();
          con.addTerminationListener(ended -> told.add(ended == con));
          con.close();
          con.close();
          con.terminate();
          await(con.closeWithin(Duration.ofSeconds(1)));
          await(sleep(Duration.ZERO));
          assertThat(told).containsExactly(true);
          assertThat(con.isClosed()).isTrue();
          assertThatThrownBy(() -> await(con.prepare("SELECT 1")))
              .hasMessage("connection is closed");
          assertThat(con.toString()).contains("closed");
        });
  }

  @Test
  @DisplayName("PG-43 what is left open ends with the loop")
  void leftOpen() {
    real(
        () -> {
          getRunningLoop().setExceptionHandler((loop, context) -> {});
          assertThat(value(Pg.connect(), "SELECT 1")).isEqualTo(1);
        });
  }
}
