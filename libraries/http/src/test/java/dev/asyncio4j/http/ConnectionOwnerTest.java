package dev.asyncio4j.http;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Future;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Whose a connection is: a reply closes the one it holds, and none that it has given back. */
class ConnectionOwnerTest {
  private static final String SWITCH =
      "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: other\r\n\r\n";

  /** Answers the first request in two pieces, the next one whole; waits for the test in between. */
  private static final class Held {
    final Future<@Nullable Void> goOn = getRunningLoop().createFuture();
    final Future<@Nullable Void> asked = getRunningLoop().createFuture();
    final Future<@Nullable Void> answer = getRunningLoop().createFuture();
    final Peer peer;

    Held(String first, byte[] rest) {
      peer =
          Peer.of(
              link -> {
                link.head();
                link.say(first);
                await(goOn);
                link.writer.write(rest);
                link.request();
                asked.setResult(null);
                await(answer);
                link.ok("second");
                await(link.reader.read(-1));
              });
    }
  }

  private interface Body {
    void with(Held held, ClientSession session) throws Exception;
  }

  private static void held(String first, byte[] rest, Body body) {
    dev.asyncio4j.Asyncio.run(
        async(
            () -> {
              var held = new Held(first, rest);
              try (var peer = held.peer;
                  var session = ClientSession.create(limited())) {
                body.with(held, session);
                assertThat(peer.connections).isEqualTo(1);
              }
            }));
  }

  private static SessionOptions limited() {
    return SessionOptions.defaults().connector(Connector.tcp(TcpOptions.defaults().limit(1)));
  }

  @Test
  @DisplayName(
      "HTTP-S-01: a handshake that is refused leaves the connection alone which it has given back")
  void refusedHandshake() {
    held(
        "HTTP/1.1 401 No\r\nContent-Length: 2\r\n\r\nno",
        new byte[0],
        (held, session) -> {
          Future<@Nullable Void> refused = getRunningLoop().createFuture();
          ClientMiddleware slow =
              (request, next) -> {
                ClientResponse response = next.handle(request);
                await(response.content().awaitEof());
                refused.setResult(null);
                await(held.asked);
                return response;
              };
          var sharing = SessionOptions.defaults().connector(session.connector(), false);
          try (var sockets = ClientSession.create(sharing.middlewares(slow))) {
            var handshake = createTask(sockets.wsConnect(held.peer.url("/ws")));
            await(refused);
            held.goOn.setResult(null);
            var post = createTask(session.post(held.peer.url("/post")));
            assertThatThrownBy(() -> await(handshake))
                .isInstanceOf(WsServerHandshakeException.class)
                .hasMessageContaining("401");
            held.answer.setResult(null);
            assertThat(await(await(post).text())).isEqualTo("second");
          }
        });
  }

  private static byte[] zipped() throws IOException {
    var body = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(body)) {
      zip.write(new byte[1 << 20]);
    }
    return body.toByteArray();
  }

  private static void drop(ClientSession session, String url, int status) {
    assertThat(await(session.get(url)).status()).isEqualTo(status);
  }

  private static List<String> reports() {
    List<String> told = new ArrayList<>();
    getRunningLoop().setExceptionHandler((loop, context) -> told.add(context.message()));
    return told;
  }

  @Test
  @DisplayName(
      "HTTP-C-03: a reply that is dropped with its body half unpacked leaves the connection alone"
          + " which it has given back")
  void droppedWhileUnpacking() throws IOException {
    byte[] body = zipped();
    held(
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + body.length + "\r\n\r\n",
        body,
        (held, session) -> {
          List<String> told = reports();
          drop(session, held.peer.url("/"), 200);
          held.goOn.setResult(null);
          Peer.until(() -> session.connector().state().idle() == 1);
          var post = createTask(session.post(held.peer.url("/post")));
          await(held.asked);
          Peer.collectGarbageUntil(() -> !told.isEmpty());
          assertThat(told.toString()).contains("Unclosed response");
          held.answer.setResult(null);
          assertThat(await(await(post).text())).isEqualTo("second");
        });
  }

  /** Answers a request for {@code /other} with a switch of protocols. */
  private static void switching(Peer.Link link) {
    while (true) {
      String path = link.request().split(" ")[1];
      if (!path.equals("/other")) link.ok(path);
      else {
        link.say(SWITCH);
        await(link.reader.read(-1));
        return;
      }
    }
  }

  @Test
  @DisplayName("HTTP-C-06: a switch of protocols that nobody asked for is closed with its reply")
  void switchedUnasked() {
    Peer.with(
        ConnectionOwnerTest::switching,
        peer -> {
          try (var session = ClientSession.create(limited())) {
            for (boolean abort : new boolean[] {true, false}) {
              var reply = await(session.get(peer.url("/other")));
              assertThat(reply.status()).isEqualTo(101);
              assertThat(session.connector().state()).isEqualTo(new ConnectorState(0, 1, 0));
              if (abort) reply.abort();
              else reply.close();
              assertThat(session.connector().state()).isEqualTo(new ConnectorState(0, 0, 0));
            }
            assertThat(peer.fetch(session, "/next")).isEqualTo("/next");
            peer.awaitOver(2);
          }
        });
  }

  @Test
  @DisplayName("HTTP-C-03: a switch of protocols whose reply is dropped is told of and closed")
  void switchedAndDropped() {
    Peer.with(
        ConnectionOwnerTest::switching,
        peer -> {
          try (var session = ClientSession.create(limited())) {
            List<String> told = reports();
            drop(session, peer.url("/other"), 101);
            Peer.collectGarbageUntil(() -> !told.isEmpty());
            assertThat(told.toString()).contains("Unclosed response");
            peer.awaitOver(1);
            assertThat(peer.fetch(session, "/next")).isEqualTo("/next");
          }
        });
  }
}
