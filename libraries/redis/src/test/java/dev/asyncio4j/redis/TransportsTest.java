package dev.asyncio4j.redis;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.redis.FakeServer.say;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.streams.ServerOptions;
import dev.asyncio4j.support.Certificates;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.MayLeave;
import dev.asyncio4j.transports.TlsOptions;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;

class TransportsTest extends WithServer {
  private static Servers.Server unix;
  private static Path socket;

  @BeforeAll
  static void unixServer(@TempDir Path folder) {
    socket = folder.resolve("redis.sock");
    unix = Servers.start("--unixsocket", socket.toString());
    Certificates.server(); // programs of the JDK make them once, which takes its time
  }

  @AfterAll
  static void end() {
    unix.close();
  }

  private static FakeServer tls() {
    return new FakeServer(
        0,
        ServerOptions.defaults().tls(Certificates.server()),
        (command, out) -> say(out, "+" + command + "\r\n"));
  }

  @AsyncTest(realTime = true)
  @DisplayName("TLS works as TCP does, to whom the client trusts")
  void trusted() {
    try (var server = tls();
        var redis = Redis.create(server.options().tls(TlsOptions.of(Certificates.client())))) {
      assertThat(await(redis.get("k"))).isEqualTo("GET k");
      assertThat(await(redis.pipeline(false).get("a").get("b").execute()))
          .isEqualTo(List.of("GET a", "GET b"));
      var large = "x".repeat(500_000);
      assertThat(await(redis.echo(large))).isEqualTo("ECHO " + large);
    }
  }

  @AsyncTest(realTime = true)
  @MayLeave("reports:*SSL handshake failed*")
  @DisplayName("TLS to a stranger, or to another name, is refused and told")
  void untrusted() {
    try (var server = tls()) {
      int port = server.options().port();
      var none = RetryPolicy.none();
      var url = RedisOptions.fromUrl("rediss://127.0.0.1:%d/0".formatted(port));
      try (var redis = Redis.create(url.retry(none))) {
        assertThat(assertFails(RedisConnectionException.class, redis.get("k")))
            .hasMessageContaining("Error connecting to 127.0.0.1:" + port);
      }
      var other = TlsOptions.of(Certificates.client()).serverHostname("other.example");
      try (var redis = Redis.create(server.options().retry(none).tls(other))) {
        assertFails(RedisConnectionException.class, redis.get("k"));
      }
      assertThat(server.got).isEmpty();
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("unix sockets work as TCP does, by path and by URL")
  void unix() {
    var url = "unix://%s?db=3".formatted(socket);
    try (var byPath = Redis.create(RedisOptions.defaults().path(socket).db(3));
        var byUrl = Redis.fromUrl(url);
        var byPort = Redis.create(unix.options().db(3));
        var news = byUrl.pubSub()) {
      assertThat(await(byPath.set("k", "v"))).isTrue();
      assertThat(await(byUrl.get("k"))).isEqualTo("v");
      assertThat(await(byPort.get("k"))).isEqualTo("v");
      assertThat(byPath.toString()).contains(socket.toString());
      await(news.subscribe("news"));
      assertThat(await(news.getMessage(null)).channel()).isEqualTo("news");
    }
    var nobody = RedisOptions.defaults().path(socket.resolveSibling("nobody"));
    try (var redis = Redis.create(nobody.retry(RetryPolicy.none()))) {
      assertThat(assertFails(RedisConnectionException.class, redis.get("k")))
          .hasMessageContaining("nobody");
    }
  }
}
