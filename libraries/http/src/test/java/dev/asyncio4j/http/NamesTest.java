package dev.asyncio4j.http;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.asyncio4j.Future;
import dev.asyncio4j.testing.AsyncTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Names, addresses, and attempts at them. */
class NamesTest {
  /** Counts look-ups; each takes a moment. */
  private static final class Counting implements Resolver {
    final List<String> asked = new ArrayList<>();
    final List<String> addresses;
    boolean closed;

    Counting(String... addresses) {
      this.addresses = List.of(addresses);
    }

    @Override
    public dev.asyncio4j.Coroutine<List<ResolvedHost>> resolve(
        String host, int port, java.net.ProtocolFamily family) {
      return async(
          () -> {
            asked.add(host);
            await(sleep(Duration.ofMillis(20)));
            if (host.startsWith("unknown"))
              throw new java.io.UncheckedIOException(new java.net.UnknownHostException(host));
            List<ResolvedHost> found = new ArrayList<>();
            for (String each : addresses)
              found.add(new ResolvedHost(host, java.net.InetAddress.getByName(each), port));
            return found;
          });
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private static ClientSession session(TcpOptions options) {
    return ClientSession.create(
        SessionOptions.defaults().connector(Connector.tcp(options.forceClose(true))));
  }

  @Test
  @DisplayName(
      "HTTP-C-27: look-ups of one name at a time are one, their result is kept for a while; one"
          + " cancel ends none of the others")
  void keepsAddresses() {
    Peer.with(
        Peer::answer,
        peer -> {
          var names = new Counting("127.0.0.1");
          var options = TcpOptions.defaults().resolver(names).dnsCacheTtl(Duration.ofHours(1));
          String url = "http://name.example:" + peer.port() + "/";
          try (var session = session(options)) {
            var first = createTask(session.get(url));
            var second = createTask(session.get(url));
            await(sleep(Duration.ofMillis(5)));
            first.cancel();
            await(second).close();
            await(session.get(url)).close();
            assertThat(names.asked).hasSize(1);
            session.connector().clearDnsCache("name.example", peer.port());
            await(session.get(url)).close();
            session.connector().clearDnsCache();
            await(session.get(url)).close();
            assertThat(names.asked).hasSize(3);
          }
          assertThat(names.closed).isTrue();
        });
  }

  @Test
  @DisplayName("HTTP-C-27: addresses are asked for again once they are old")
  void forgetsOldAddresses() {
    Peer.with(
        Peer::answer,
        peer -> {
          var names = new Counting("127.0.0.1");
          var options = TcpOptions.defaults().resolver(names).dnsCacheTtl(Duration.ofMillis(1));
          String url = "http://name.example:" + peer.port() + "/";
          try (var session = session(options)) {
            await(session.get(url)).close();
            await(sleep(Duration.ofMillis(5)));
            await(session.get(url)).close();
            assertThat(names.asked).hasSize(2);
          }
        });
  }

  @AsyncTest(realTime = true)
  @DisplayName(
      "HTTP-C-27: a session that is closed fails who waits for a look-up, and cancels none")
  void closedWhileLookingUp() {
    Future<@Nullable Void> asked = getRunningLoop().createFuture();
    Resolver endless =
        (host, port, family) ->
            async(
                () -> {
                  asked.setResult(null);
                  await(getRunningLoop().createFuture());
                  return List.of();
                });
    var session = session(TcpOptions.defaults().resolver(endless));
    var first = createTask(session.get("http://name.example/"));
    var second = createTask(session.get("http://name.example/"));
    await(asked);
    session.close();
    for (var task : List.of(first, second)) {
      assertThat(catchThrowable(() -> await(task)))
          .isInstanceOf(ClientConnectionException.class)
          .hasMessage("Connector is closed");
    }
    assertThat(session.connector().state()).isEqualTo(new ConnectorState(0, 0, 0));
  }

  @AsyncTest(realTime = true)
  @DisplayName("HTTP-C-27: a name that is not known is told with the host")
  void tellsUnknownNames() {
    try (var session = session(TcpOptions.defaults().resolver(new Counting()))) {
      var error =
          (ClientConnectorDnsException)
              catchThrowable(() -> await(session.get("http://unknown.example/")));
      assertThat(error)
          .hasMessageContaining("Cannot connect to host unknown.example:80")
          .hasCauseInstanceOf(java.io.UncheckedIOException.class);
      assertThat(error.host()).isEqualTo("unknown.example");
      assertThat(session.connector().state()).isEqualTo(new ConnectorState(0, 0, 0));
    }
  }

  @Test
  @DisplayName(
      "HTTP-C-28: an address that is dead costs a delay, not a timeout; a refused one nothing")
  void triesTheNextAddress() {
    Peer.with(
        Peer::answer,
        peer -> {
          var dead = new Counting("192.0.2.1", "127.0.0.1");
          try (var session =
              session(
                  TcpOptions.defaults().resolver(dead).happyEyeballsDelay(Duration.ofMillis(50)))) {
            var start = getRunningLoop().time();
            await(session.get("http://name.example:" + peer.port() + "/")).close();
            assertThat(getRunningLoop().time().minus(start)).isLessThan(Duration.ofSeconds(5));
          }
          var refused = new Counting("127.0.0.2", "127.0.0.1");
          try (var session =
              session(TcpOptions.defaults().resolver(refused).happyEyeballsDelay(null))) {
            await(session.get("http://name.example:" + peer.port() + "/")).close();
          }
        });
  }

  @AsyncTest(realTime = true)
  @DisplayName("HTTP-C-28: when no address answers, the failure tells of all")
  void tellsOfAllAttempts() {
    var names = new Counting("127.0.0.1", "127.0.0.2");
    try (var session = session(TcpOptions.defaults().resolver(names))) {
      var error =
          (ClientConnectorException)
              catchThrowable(() -> await(session.get("http://name.example:1/")));
      assertThat(error.getSuppressed()).hasSize(1);
      assertThat(error.port()).isEqualTo(1);
      assertThat(error.tls()).isFalse();
    }
  }
}
