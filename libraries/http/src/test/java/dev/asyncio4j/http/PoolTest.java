package dev.asyncio4j.http;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Which connections are used again, and who waits for one. */
class PoolTest {
  @Test
  @DisplayName(
      "HTTP-C-05: the end of a body gives the connection back, and the next request uses it")
  void usesConnectionsAgain() {
    Peer.with(
        Peer::answer,
        peer -> {
          try (var session = ClientSession.create()) {
            for (int i = 0; i < 3; i++) assertThat(peer.fetch(session, "/" + i)).isEqualTo("/" + i);
            assertThat(peer.connections).isEqualTo(1);
            assertThat(session.connector().state()).isEqualTo(new ConnectorState(1, 0, 0));
          }
        });
  }

  @Test
  @DisplayName("HTTP-C-05: of several idle connections the one that has waited longest is used")
  void usesTheOldestFirst() {
    Peer.with(
        Peer::answer,
        peer -> {
          try (var session = ClientSession.create()) {
            var a = createTask(async(() -> peer.fetch(session, "/a")));
            var b = createTask(async(() -> peer.fetch(session, "/b")));
            await(gather(a, b));
            assertThat(peer.connections).isEqualTo(2);
            List<Object> used = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
              try (var response = await(session.get(peer.url("/")))) {
                used.add(
                    response
                        .extraInfo(dev.asyncio4j.transports.TransportInfo.LOCAL_ADDRESS)
                        .orElseThrow());
                await(response.read());
              }
            }
            assertThat(used.get(0)).isEqualTo(used.get(2)).isNotEqualTo(used.get(1));
            assertThat(used.get(1)).isEqualTo(used.get(3));
          }
        });
  }

  @Test
  @DisplayName(
      "HTTP-C-05: idle connections are closed after the keep-alive timeout; forceClose keeps none")
  void closesOldOnes() {
    Peer.with(
        Peer::answer,
        peer -> {
          var brief = Connector.tcp(TcpOptions.defaults().keepaliveTimeout(Duration.ofMillis(50)));
          try (var session = ClientSession.create(SessionOptions.defaults().connector(brief))) {
            peer.fetch(session, "/");
            peer.awaitOver(1);
            assertThat(brief.state().idle()).isZero();
          }
          var force = Connector.tcp(TcpOptions.defaults().forceClose(true));
          try (var session = ClientSession.create(SessionOptions.defaults().connector(force))) {
            peer.fetch(session, "/");
            peer.fetch(session, "/");
            assertThat(peer.connections).isEqualTo(3);
          }
        });
  }

  @Test
  @DisplayName(
      "HTTP-C-06: a connection is not used again after HTTP/1.0, close, stray bytes, or a reply"
          + " that was left")
  void doesNotUseSpoiltOnes() {
    for (String reply :
        List.of(
            "HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok",
            "HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nContent-Length: 2\r\n\r\nok",
            "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok",
            "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokstray",
            "HTTP/1.1 204 No Content\r\nContent-Length: 2\r\n\r\nok")) {
      Peer.with(
          link -> {
            link.head();
            link.say(reply);
            await(link.reader.read(-1));
          },
          peer -> {
            try (var session = ClientSession.create()) {
              peer.fetch(session, "/1");
              await(sleep(Duration.ofMillis(20)));
              peer.fetch(session, "/2");
              assertThat(peer.connections).as(reply).isEqualTo(2);
              assertThat(session.connector().state())
                  .as(reply)
                  .isEqualTo(new ConnectorState(0, 0, 0));
            }
          });
    }
  }

  @Test
  @DisplayName(
      "HTTP-C-06: a reply that is closed before its end closes the connection, its place is free at"
          + " once")
  void closesWhatIsLeft() {
    Peer.with(
        link -> {
          link.head();
          link.say("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf");
          await(link.reader.read(-1));
        },
        peer -> {
          try (var session = ClientSession.create()) {
            var response = await(session.get(peer.url("/")));
            assertThat(session.connector().state().active()).isEqualTo(1);
            response.close();
            assertThat(session.connector().state().active()).isZero();
            assertThat(response.isClosed()).isTrue();
            assertThatThrownBy(() -> await(response.read()))
                .isInstanceOf(ClientConnectionException.class);
            peer.awaitOver(1);
          }
        });
  }

  @Test
  @DisplayName("HTTP-C-07: limits hold under 1,000 tasks, and all are served")
  void keepsItsLimits() {
    int[] most = {0};
    int[] now = {0};
    Peer.with(
        link -> {
          while (true) {
            String head = link.head();
            most[0] = Math.max(most[0], ++now[0]);
            await(sleep(Duration.ZERO));
            now[0]--;
            link.ok(head.split(" ")[1]);
          }
        },
        peer -> {
          var pool = Connector.tcp(TcpOptions.defaults().limit(7));
          try (var session = ClientSession.create(SessionOptions.defaults().connector(pool))) {
            List<Task<String>> tasks = new ArrayList<>();
            for (int i = 0; i < 1000; i++) {
              String path = "/" + i;
              tasks.add(createTask(async(() -> peer.fetch(session, path))));
            }
            for (int i = 0; i < 1000; i++) assertThat(await(tasks.get(i))).isEqualTo("/" + i);
            assertThat(most[0]).isEqualTo(7);
            assertThat(peer.connections).isEqualTo(7);
            assertThat(pool.state()).isEqualTo(new ConnectorState(7, 0, 0));
          }
        });
  }

  @Test
  @DisplayName("HTTP-C-07: who waits comes in order; one that is cancelled passes its turn on")
  void waitsInOrder() {
    List<String> served = new ArrayList<>();
    Peer.with(
        link -> {
          while (true) {
            String head = link.head();
            served.add(head.split(" ")[1]);
            await(sleep(Duration.ofMillis(10)));
            link.ok("");
          }
        },
        peer -> {
          var pool = Connector.tcp(TcpOptions.defaults().limitPerHost(1));
          try (var session = ClientSession.create(SessionOptions.defaults().connector(pool))) {
            List<Task<String>> tasks = new ArrayList<>();
            for (String path : List.of("/1", "/2", "/3", "/4")) {
              tasks.add(createTask(async(() -> peer.fetch(session, path))));
            }
            await(sleep(Duration.ofMillis(5)));
            assertThat(pool.state().waiting()).isEqualTo(3);
            tasks.get(1).cancel();
            await(tasks.get(3));
            assertThat(served).containsExactly("/1", "/3", "/4");
            assertThat(pool.state()).isEqualTo(new ConnectorState(1, 0, 0));
          }
        });
  }

  @Test
  @DisplayName("HTTP-C-08: an idle connection that the server closes leaves the pool at once")
  void dropsWhatTheServerCloses() {
    Peer.with(
        link -> {
          link.head();
          link.ok("x");
        },
        peer -> {
          try (var session = ClientSession.create()) {
            peer.fetch(session, "/");
            var nothing = new ConnectorState(0, 0, 0);
            Peer.until(() -> session.connector().state().equals(nothing));
            assertThat(peer.fetch(session, "/")).isEqualTo("x");
          }
        });
  }

  @Test
  @DisplayName(
      "HTTP-C-08: a connection that dies when it is used again is replaced once, but not for POST")
  void retriesOnce() {
    Peer.with(
        link -> {
          link.ok(link.request().split(" ")[1]);
          link.request();
        },
        peer -> {
          try (var session = ClientSession.create()) {
            assertThat(peer.fetch(session, "/1")).isEqualTo("/1");
            assertThat(peer.fetch(session, "/2")).isEqualTo("/2");
            assertThat(peer.connections).isEqualTo(2);
            assertThatThrownBy(() -> await(session.post(peer.url("/3"))))
                .isInstanceOf(ServerDisconnectedException.class);
            assertThat(peer.connections).isEqualTo(2);
          }
        });
  }

  @Test
  @DisplayName(
      "HTTP-C-08: a server that answers nobody is asked twice, also on a new connection, as aiohttp"
          + " does")
  void retriesNewOnes() {
    Peer.with(
        Peer.Link::head,
        peer -> {
          try (var session = ClientSession.create()) {
            assertThatThrownBy(() -> await(session.get(peer.url("/"))))
                .isInstanceOf(ServerDisconnectedException.class)
                .hasMessage("Server disconnected");
            assertThat(peer.connections).isEqualTo(2);
          }
        });
  }

  @Test
  @DisplayName("HTTP-C-27: a connector that is closed fails who waits for it")
  void failsWhoWaits() {
    Peer.with(
        link -> await(link.reader.read(-1)),
        peer -> {
          var pool = Connector.tcp(TcpOptions.defaults().limit(1));
          var session = ClientSession.create(SessionOptions.defaults().connector(pool));
          var first = createTask(session.get(peer.url("/1")));
          var second = createTask(session.get(peer.url("/2")));
          await(sleep(Duration.ofMillis(20)));
          session.close();
          assertThatThrownBy(() -> await(first)).isInstanceOf(ClientConnectionException.class);
          assertThatThrownBy(() -> await(second)).isInstanceOf(ClientConnectionException.class);
        });
  }
}
