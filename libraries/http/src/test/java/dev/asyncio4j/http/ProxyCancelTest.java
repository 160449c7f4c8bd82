package dev.asyncio4j.http;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.exceptions.CancelledError;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests that are cancelled while they go through a proxy. */
class ProxyCancelTest {
  /** Where a proxy falls silent: its name, the kind of proxy, what it does before. */
  private static Stream<Arguments> silences() {
    return Stream.of(
        of("CONNECT is not answered", "http", Peer.Link::head),
        of(
            "CONNECT is half answered",
            "http",
            link -> {
              link.head();
              link.say("HTTP/1.1 200 O");
            }),
        of(
            "TLS behind CONNECT does not begin",
            "http",
            link -> {
              link.head();
              link.say("HTTP/1.1 200 OK\r\n\r\n");
            }),
        of("SOCKS5 does not greet", "socks5", link -> await(link.reader.readExactly(3))),
        of(
            "SOCKS5 does not connect",
            "socks5",
            link -> {
              await(link.reader.readExactly(3));
              link.writer.write(new byte[] {5, 0});
              await(link.reader.readExactly(5));
            }));
  }

  private static Arguments of(String name, String scheme, Peer.Script script) {
    return Arguments.of(name, scheme, script);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("silences")
  @DisplayName(
      "HTTP-C-26: cancelled while a proxy is silent, its connection closes, its place is free")
  void cancelled(String name, String scheme, Peer.Script script) {
    Peer.with(
        link -> {
          script.talk(link);
          await(link.reader.read(-1)); // up to the end that the cancel makes
        },
        proxy -> {
          var one = Connector.tcp(TcpOptions.defaults().limit(1));
          try (var session = ClientSession.create(SessionOptions.defaults().connector(one))) {
            var options = RequestOptions.defaults().proxy(scheme + "://127.0.0.1:" + proxy.port());
            var task = createTask(session.get("https://nowhere.example/", options));
            await(sleep(Duration.ofMillis(100)));
            assertThat(one.state().active()).as(name).isEqualTo(1);
            task.cancel();
            assertThatThrownBy(() -> await(task)).isInstanceOf(CancelledError.class);
            proxy.awaitOver(1);
            assertThat(one.state()).isEqualTo(new ConnectorState(0, 0, 0));
          }
        });
  }
}
