package dev.asyncio4j.postgres;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.postgres.Pg.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.asyncio4j.VoidBody1;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.support.Certificates;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.support.PostgresServer;
import dev.asyncio4j.testing.RealTime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** TLS with a real server. */
@ExtendWith(NothingLeftBehind.class)
class PgTlsTest {
  private static final int DIRECT_SINCE = 17;
  private static int major;

  @BeforeAll
  static void on() throws Exception {
    var folder = PostgresServer.folder();
    assumeTrue(Files.exists(folder.resolve("PG_VERSION")), "the server is not ours to change");
    Files.copy(Certificates.chain(Certificates.Leaf.LOCALHOST), folder.resolve("server.crt"));
    var key = folder.resolve("server.key");
    Files.copy(Certificates.key(Certificates.Leaf.LOCALHOST), key);
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    set("on");
  }

  @AfterAll
  static void off() {
    if (major > 0) set("off");
  }

  private static void set(String ssl) {
    Pg.connected(
        con -> {
          major = con.serverVersion().major();
          await(con.execute("ALTER SYSTEM SET ssl = " + ssl));
          await(con.execute("SELECT pg_reload_conf()"));
        });
    RealTime.waitUntil(() -> ssl.equals(setting()));
  }

  private static String setting() {
    var seen = new String[1];
    Pg.connected(con -> seen[0] = (String) value(con, "SHOW ssl"));
    return seen[0];
  }

  private static void connected(PgTls tls, VoidBody1<PgConnection> body) {
    Pg.real(
        () -> {
          try (var con =
              await(
                  Postgres.connect(
                      Pg.DSN.replace("127.0.0.1", "localhost"), PgOptions.defaults().ssl(tls)))) {
            body.accept(con);
          }
        });
  }

  private static void isEncrypted(PgConnection con) {
    assertThat(value(con, "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"))
        .isEqualTo(true);
  }

  private static Path authority() {
    return Certificates.authorityFile();
  }

  @Test
  @DisplayName("PG-05 each mode from PREFER on uses TLS; the modes that verify check the authority")
  void modes() {
    var tls = PgTls.defaults();
    connected(tls.mode(SslMode.PREFER), PgTlsTest::isEncrypted);
    connected(tls.mode(SslMode.REQUIRE), PgTlsTest::isEncrypted);
    var verifying = tls.rootCertificate(authority());
    connected(verifying.mode(SslMode.VERIFY_CA), PgTlsTest::isEncrypted);
    connected(verifying.mode(SslMode.VERIFY_FULL), PgTlsTest::isEncrypted);
    var stranger = Certificates.chain(Certificates.Leaf.STRANGER);
    for (var mode : List.of(SslMode.VERIFY_CA, SslMode.VERIFY_FULL))
      assertThatThrownBy(
              () -> connected(tls.mode(mode).rootCertificate(stranger), PgTlsTest::isEncrypted))
          .isInstanceOf(RuntimeException.class);
  }

  @Test
  @DisplayName("PG-05 direct TLS begins with the first byte, and is checked as TLS is")
  void direct() {
    assumeTrue(major >= DIRECT_SINCE, "the server knows no direct TLS");
    var direct = PgTls.defaults().negotiation(SslNegotiation.DIRECT);
    connected(direct, PgTlsTest::isEncrypted);
    var verifying = direct.mode(SslMode.VERIFY_FULL).rootCertificate(authority());
    connected(verifying, PgTlsTest::isEncrypted);
    assertThatThrownBy(
            () ->
                connected(
                    verifying.rootCertificate(Certificates.chain(Certificates.Leaf.STRANGER)),
                    PgTlsTest::isEncrypted))
        .isInstanceOf(RuntimeException.class);
  }

  @Test
  @DisplayName("PG-27 a statement over TLS is cancelled, too")
  void cancel() {
    connected(
        PgTls.defaults().mode(SslMode.REQUIRE),
        con -> {
          var options = QueryOptions.defaults().timeout(Duration.ofMillis(200));
          assertThatThrownBy(() -> await(con.execute(options, "SELECT pg_sleep(100)")))
              .isInstanceOf(AsyncTimeoutException.class);
          assertThat(value(con, "SELECT 1")).isEqualTo(1);
        });
  }

  @Test
  @DisplayName("PG-05 direct TLS needs a mode that insists on TLS")
  void weakModes() {
    for (var dsn : List.of("?sslmode=prefer&sslnegotiation=direct", "?sslmode=disable"))
      assertThatThrownBy(
              () ->
                  await(
                      Postgres.connect(
                          "postgresql://localhost/d" + dsn, PgOptions.defaults().directTls(true))))
          .isInstanceOf(ClientConfigurationException.class)
          .hasMessageContaining("may not be used with sslnegotiation=direct");
    assertThatThrownBy(() -> await(Postgres.connect("postgresql://localhost/?sslnegotiation=x")))
        .isInstanceOf(ClientConfigurationException.class)
        .hasMessageContaining("`sslnegotiation` parameter must be one of: [postgres, direct]");
  }
}
