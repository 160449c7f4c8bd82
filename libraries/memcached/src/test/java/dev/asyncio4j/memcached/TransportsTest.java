package dev.asyncio4j.memcached;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.testing.Ends.LOOPBACK;
import static dev.asyncio4j.testing.Ends.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.memcached.testing.MemcachedServer;
import dev.asyncio4j.streams.ServerOptions;
import dev.asyncio4j.support.Certificates;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.MayLeave;
import dev.asyncio4j.transports.TlsOptions;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(NothingLeftBehind.class)
class TransportsTest {
  @AsyncTest(realTime = true)
  @MayLeave("reports:*SSL handshake failed*")
  @DisplayName("MC-21 TLS works as TCP does")
  void tls() {
    var keys = ServerOptions.defaults().tls(Certificates.server());
    try (var server = await(MemcachedServer.start(0, keys))) {
      var options = MemcachedOptions.defaults().host(LOOPBACK).port(server.port());
      var trusting = options.tls(TlsOptions.of(Certificates.client()));
      try (var client = MemcachedClient.create(trusting)) {
        var large = new byte[500_000];
        assertThat(await(client.set("k", large))).isTrue();
        assertThat(await(client.get("k"))).isEqualTo(large);
      }
      try (var client = MemcachedClient.create(options.tls(TlsOptions.defaults()))) {
        assertThat(assertFails(MemcachedConnectionException.class, client.get("k")))
            .hasMessageContaining("no connection to 127.0.0.1:" + server.port());
      }
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("MC-21 unix sockets work as TCP does")
  void unix(@TempDir Path folder) {
    var path = folder.resolve("memcached.sock");
    var options = MemcachedOptions.defaults().path(path);
    try (var client = MemcachedClient.create(options)) {
      assertThat(assertFails(MemcachedConnectionException.class, client.get("k")))
          .hasMessageContaining("no connection to " + path);
      try (var server = await(MemcachedServer.startUnix(path, ServerOptions.defaults()))) {
        assertThat(await(client.set("k", bytes("v")))).isTrue();
        assertThat(await(client.get("k"))).isEqualTo(bytes("v"));
        assertThat(client.toString()).contains(path.toString());
        assertThat(server.connections()).isEqualTo(1);
      }
    }
  }

  @Test
  @DisplayName("options are checked when they are given, and say what they are")
  void options() {
    var options = MemcachedOptions.defaults();
    assertThatThrownBy(() -> options.port(0)).hasMessage("port must be 1 to 65535, got 0");
    assertThatThrownBy(() -> options.host("")).hasMessageContaining("host must not be empty");
    assertThatThrownBy(() -> options.connections(0))
        .hasMessage("connections must be at least 1, got 0");
    assertThatThrownBy(() -> options.maxPending(0)).hasMessageContaining("maxPending");
    assertThatThrownBy(() -> options.timeout(Duration.ZERO))
        .hasMessage("timeout must be more than 0, got PT0S: use null for no limit");
    assertThat(options.connectTimeout(null).coalesceGets(false).toString())
        .contains("host=127.0.0.1, port=11211", "connectTimeout=null", "coalesceGets=false");
  }
}
