package dev.asyncio4j.http;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.testing.AsyncTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The life of sessions and connectors. */
class SessionTest {
  @Test
  @DisplayName("HTTP-C-01: a session belongs to the loop it was made on")
  void belongsToItsLoop() {
    assertThatThrownBy(ClientSession::create)
        .isInstanceOf(dev.asyncio4j.exceptions.NoRunningLoopException.class);
    ClientSession[] made = new ClientSession[1];
    try (var here = dev.asyncio4j.Runner.create(dev.asyncio4j.RunOptions.defaults())) {
      here.run(async(() -> made[0] = ClientSession.create()));
      run(
          async(
              () ->
                  assertThatThrownBy(() -> await(made[0].get("http://h/")))
                      .isInstanceOf(IllegalStateException.class)
                      .hasMessageContaining("the session belongs to")));
      here.run(async(() -> made[0].close()));
    }
  }

  @Test
  @DisplayName("HTTP-C-02: a closed session refuses at once; closing twice is no work")
  void refusesWhenClosed() {
    Peer.with(
        Peer::answer,
        peer -> {
          var session = ClientSession.create();
          assertThat(peer.fetch(session, "/x")).isEqualTo("/x");
          session.close();
          session.close();
          assertThat(session.isClosed()).isTrue();
          assertThat(session.connector().isClosed()).isTrue();
          assertThatThrownBy(() -> session.get(peer.url("/")))
              .isInstanceOf(IllegalStateException.class)
              .hasMessage("Session is closed");
          peer.awaitOver(1);
          assertThat(peer.requests).hasSize(1);
        });
  }

  @AsyncTest(realTime = true)
  @DisplayName("HTTP-C-02: a connector that the session does not own stays open")
  void leavesForeignConnectors() {
    Connector pool = Connector.tcp();
    ClientSession.create(SessionOptions.defaults().connector(pool, false)).close();
    assertThat(pool.isClosed()).isFalse();
    pool.close();
  }

  @Test
  @DisplayName("HTTP-C-03: a session that is left open is told of when the loop closes")
  void tellsOfForgottenSessions() {
    try (var log = new dev.asyncio4j.support.LogCapture()) {
      run(
          async(
              () -> {
                ClientSession.create();
              }));
      assertThat(log.messages().toString()).contains("Unclosed client session");
    }
  }

  @Test
  @DisplayName("HTTP-C-03: a reply that is dropped is told of, and its connection closed")
  void tellsOfDroppedReplies() {
    List<String> told = new ArrayList<>();
    Peer.with(
        link -> {
          link.head();
          link.say("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf");
          await(link.reader.read(-1));
        },
        peer -> {
          getRunningLoop().setExceptionHandler((loop, context) -> told.add(context.message()));
          try (var session = ClientSession.create()) {
            drop(session, peer);
            Peer.collectGarbageUntil(() -> !told.isEmpty());
            assertThat(told.toString()).contains("Unclosed response");
            peer.awaitOver(1);
            assertThat(session.connector().state()).isEqualTo(new ConnectorState(0, 0, 0));
          }
        });
  }

  private static void drop(ClientSession session, Peer peer) {
    assertThat(await(session.get(peer.url("/"))).status()).isEqualTo(200);
  }

  @Test
  @DisplayName(
      "HTTP-C-12: headers of the request replace the session's by name; automatic ones can be left"
          + " out")
  void mergesHeaders() {
    Peer.with(
        Peer::answer,
        peer -> {
          var options = SessionOptions.defaults().headers(Map.of("X-A", "1")).header("X-B", "2");
          try (var session = ClientSession.create(options)) {
            await(
                    session.get(
                        peer.url("/"),
                        RequestOptions.defaults().header("x-a", "3").skipAutoHeaders("User-Agent")))
                .close();
            await(session.post(peer.url("/"))).close();
          }
          assertThat(peer.requests.get(0))
              .startsWith("GET / HTTP/1.1\r\nHost: 127.0.0.1:" + peer.port() + "\r\n")
              .contains(
                  "x-a: 3\r\n", "X-B: 2\r\n", "Accept: */*\r\n", "Accept-Encoding: gzip, deflate")
              .doesNotContain("X-A", "User-Agent", "Content-Length");
          assertThat(peer.requests.get(1))
              .contains("Content-Length: 0\r\n", "User-Agent: ", "X-A: 1");
        });
  }

  @AsyncTest(realTime = true)
  @DisplayName("HTTP-C-09: what would break a head is refused before anything is sent")
  void refusesBadHeads() {
    RequestOptions options = RequestOptions.defaults();
    for (String bad : List.of("a\r\nX: y", "a\nb", "a\0b", "a\u007fb")) {
      assertThatThrownBy(() -> options.header("X-A", bad))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageNotContaining("X: y");
      assertThatThrownBy(() -> options.header(bad, "x"))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> CookieStore.pairs(Map.of("n", bad)))
          .isInstanceOf(IllegalArgumentException.class);
    }
    try (var session = ClientSession.create()) {
      assertThatThrownBy(() -> session.request("GET / HTTP/1.1\r\nX: y", "http://h/"))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  @DisplayName(
      "HTTP-C-09: letters beyond ASCII are encoded: in the target by percents, in headers as UTF-8")
  void encodesLetters() {
    Peer.with(
        Peer::answer,
        peer -> {
          try (var session = ClientSession.create()) {
            assertThat(peer.fetch(session, "/ü?ä=ö\r\n")).isEqualTo("/%C3%BC?%C3%A4=%C3%B6");
            await(session.get(peer.url("/"), RequestOptions.defaults().header("X-A", "ü"))).close();
            assertThat(peer.requests.get(1)).contains("X-A: Ã¼\r\n");
          }
        });
  }
}
