package dev.asyncio4j.http;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.exceptions.CancelledError;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Limits of time, and cancellation at every await. */
class TimeLimitsTest {
  private static final Duration BRIEF = Duration.ofMillis(60);

  private static void fails(
      Peer.Script script, ClientTimeout limits, Class<? extends Throwable> type) {
    Peer.with(
        script,
        peer -> {
          try (var session = ClientSession.create()) {
            var error =
                catchThrowable(
                    () -> {
                      try (var response =
                          await(
                              session.get(
                                  peer.url("/"), RequestOptions.defaults().timeout(limits)))) {
                        await(response.read());
                      }
                    });
            assertThat(error).isInstanceOf(type);
            assertThat(ClientException.isTimeout(error)).isTrue();
            peer.awaitOver(peer.connections);
            assertThat(session.connector().state()).isEqualTo(new ConnectorState(0, 0, 0));
          }
        });
  }

  private static void silent(Peer.Link link) {
    await(link.reader.read(-1));
  }

  private static void stalling(Peer.Link link) {
    link.head();
    link.say("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf");
    await(link.reader.read(-1));
  }

  private static void dripping(Peer.Link link) {
    link.head();
    link.say("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n");
    for (int i = 0; i < 100; i++) {
      link.say(".");
      await(link.writer.drain());
      await(sleep(Duration.ofMillis(10)));
    }
  }

  @Test
  @DisplayName(
      "HTTP-C-23: the total limit covers the answer, redirects and the body; the connection is"
          + " closed")
  void limitsTheWhole() {
    ClientTimeout total = ClientTimeout.ofTotal(BRIEF);
    fails(TimeLimitsTest::silent, total, AsyncTimeoutException.class);
    fails(TimeLimitsTest::dripping, total, AsyncTimeoutException.class);
    fails(
        link -> {
          while (true) {
            link.head();
            await(sleep(Duration.ofMillis(25)));
            link.say("HTTP/1.1 302 Go\r\nLocation: /\r\nContent-Length: 0\r\n\r\n");
          }
        },
        total,
        AsyncTimeoutException.class);
  }

  @Test
  @DisplayName("HTTP-C-24: sockRead limits each gap, of the answer and of the body")
  void limitsGaps() {
    ClientTimeout gap = ClientTimeout.none().sockRead(BRIEF);
    fails(TimeLimitsTest::silent, gap, SocketTimeoutException.class);
    fails(TimeLimitsTest::stalling, gap, SocketTimeoutException.class);
  }

  @Test
  @DisplayName("HTTP-C-24: connect covers the wait for a place in the pool")
  void limitsTheWaitForAPlace() {
    Peer.with(
        TimeLimitsTest::stalling,
        peer -> {
          var pool = Connector.tcp(TcpOptions.defaults().limit(1));
          try (var session = ClientSession.create(SessionOptions.defaults().connector(pool));
              var first = await(session.get(peer.url("/")))) {
            var options = RequestOptions.defaults().timeout(ClientTimeout.none().connect(BRIEF));
            assertThatThrownBy(() -> await(session.get(peer.url("/"), options)))
                .isInstanceOf(ConnectionTimeoutException.class)
                .hasMessageStartingWith("Connection timeout to host http://127.0.0.1");
            assertThat(pool.state()).isEqualTo(new ConnectorState(0, 1, 0));
          }
        });
  }

  @Test
  @DisplayName("HTTP-C-25: zero and null are no limit, negative ones are refused")
  void refusesNegativeLimits() {
    assertThat(ClientTimeout.ofTotal(Duration.ZERO)).isEqualTo(ClientTimeout.none());
    assertThat(ClientTimeout.defaults().total()).isEqualTo(Duration.ofMinutes(5));
    assertThatThrownBy(() -> ClientTimeout.none().sockRead(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sockRead timeout is negative");
  }

  @Test
  @DisplayName(
      "HTTP-C-26: a request that is cancelled, wherever it is, closes its connection and frees its"
          + " place once")
  void closesWhenCancelled() {
    Map<String, Peer.Script> places =
        Map.of(
            "waiting for the head",
            TimeLimitsTest::silent,
            "reading the body",
            TimeLimitsTest::stalling,
            "sending the body",
            link -> {
              link.head();
              await(sleep(Duration.ofSeconds(20)));
            });
    places.forEach(
        (place, script) ->
            Peer.with(
                script,
                peer -> {
                  var pool = Connector.tcp(TcpOptions.defaults().limit(1));
                  try (var session =
                      ClientSession.create(SessionOptions.defaults().connector(pool))) {
                    var data =
                        dev.asyncio4j.Asyncio.<byte[]>asyncGenerator(
                            y -> {
                              for (int i = 0; i < 10_000; i++) y.emit(new byte[1 << 16]);
                            });
                    var options =
                        place.startsWith("sending")
                            ? RequestOptions.defaults().data(data)
                            : RequestOptions.defaults();
                    var task =
                        createTask(
                            async(() -> await(await(session.post(peer.url("/"), options)).read())));
                    await(sleep(Duration.ofMillis(50)));
                    assertThat(pool.state().active())
                        .as(() -> place + task + (task.done() ? task.exception() : ""))
                        .isEqualTo(1);
                    task.cancel();
                    assertThatThrownBy(() -> await(task))
                        .as(place)
                        .isInstanceOf(CancelledError.class);
                    assertThat(pool.state()).as(place).isEqualTo(new ConnectorState(0, 0, 0));
                    if (!place.startsWith("sending")) {
                      peer.awaitOver(1);
                    }
                  }
                }));
  }

  @Test
  @DisplayName("HTTP-C-26: cancelled while it connects, by name, TCP or TLS, nothing is left")
  void closesWhenCancelledConnecting() {
    Peer.with(
        TimeLimitsTest::silent,
        peer -> {
          Resolver slow =
              (host, port, family) ->
                  async(
                      () -> {
                        await(sleep(Duration.ofSeconds(20)));
                        return List.of();
                      });
          for (var resolver : List.of(slow, Resolver.system())) {
            var pool = Connector.tcp(TcpOptions.defaults().resolver(resolver));
            try (var session = ClientSession.create(SessionOptions.defaults().connector(pool))) {
              String url =
                  resolver == slow
                      ? "http://name.example/"
                      : peer.url("/").replace("http:", "https:");
              var task = createTask(session.get(url));
              await(sleep(Duration.ofMillis(50)));
              assertThat(pool.state().active()).isEqualTo(1);
              task.cancel();
              assertThatThrownBy(() -> await(task)).isInstanceOf(CancelledError.class);
              assertThat(pool.state()).isEqualTo(new ConnectorState(0, 0, 0));
            }
          }
          peer.awaitOver(peer.connections);
        });
  }
}
