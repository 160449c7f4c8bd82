package dev.asyncio4j.http.web;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.http.web.WebSites.serving;
import static dev.asyncio4j.http.web.WsServed.served;
import static dev.asyncio4j.http.web.WsServed.settle;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.http.ClientSession;
import dev.asyncio4j.http.SessionOptions;
import dev.asyncio4j.http.WsConnectOptions;
import dev.asyncio4j.http.WsMessage;
import dev.asyncio4j.http.WsServerHandshakeException;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.transports.TransportInfo;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The handshakes of WebSockets, over real connections. */
@ExtendWith(NothingLeftBehind.class)
class WebSocketHandshakeTest {
  @Test
  @DisplayName("HTTP-S-01 messages go both ways after the handshake; the response tells of it")
  void echoes() {
    served(
        WsServed::echo,
        session -> {
          try (var ws = await(session.wsConnect("/"))) {
            await(ws.sendStr("grüß"));
            assertThat(await(ws.receiveStr())).isEqualTo("grüß");
            await(ws.sendBytes(new byte[300_000]));
            assertThat(await(ws.receiveBytes())).hasSize(300_000);
            assertThat(ws.response().status()).isEqualTo(101);
            assertThat(ws.response().headers().get("Upgrade")).isEqualTo("websocket");
            assertThat(ws.extraInfo(TransportInfo.PEER_ADDRESS)).isPresent();
          }
        });
  }

  @Test
  @DisplayName("HTTP-S-01 what the server sends with its handshake is not lost")
  void early() {
    served(
        ws -> {
          for (int i = 0; i < 100; i++) await(ws.sendStr("early " + i));
        },
        session -> {
          try (var ws = await(session.wsConnect("/"))) {
            settle();
            var texts = new ArrayList<String>();
            for (WsMessage message : each(ws)) texts.add(message.text());
            assertThat(texts).hasSize(100).endsWith("early 99");
          }
        });
  }

  @Test
  @DisplayName(
      "HTTP-S-01 cookies, headers, middlewares and query of the session are in the handshake")
  void sessionOfHandshake() {
    serving(
        WebSites.app(
            Web.get(
                "/chat",
                request -> {
                  var ws = WebSocketResponse.create();
                  await(ws.prepare(request));
                  var headers = request.headers();
                  await(
                      ws.sendStr(
                          request.query().get("room")
                              + " "
                              + request.cookies()
                              + " "
                              + headers.get("X-A")
                              + headers.get("X-B")
                              + headers.get("X-M")
                              + headers.get("Origin")));
                  return ws;
                }),
            Web.get(
                "/old",
                request -> {
                  throw new HttpException.Found("/chat?room=7");
                })),
        site -> {
          var options =
              SessionOptions.defaults()
                  .baseUrl("http://127.0.0.1:" + site.port() + "/")
                  .cookies(Map.of("c", "1"))
                  .header("X-A", "a")
                  .middlewares(
                      (request, next) -> {
                        request.headers().set("X-M", "m");
                        return next.handle(request);
                      });
          try (var session = ClientSession.create(options)) {
            var with = WsConnectOptions.defaults().header("X-B", "b").origin("http://o");
            try (var ws = await(session.wsConnect("/chat", with.params(Map.of("room", 5))))) {
              assertThat(await(ws.receiveStr())).isEqualTo("5 {c=1} abmhttp://o");
            }
            try (var ws = await(session.wsConnect("/old", with))) {
              assertThat(await(ws.receiveStr())).isEqualTo("7 {c=1} abmhttp://o");
              assertThat(ws.response().history()).hasSize(1);
            }
          }
        });
  }

  @Test
  @DisplayName("HTTP-S-01 a server that does not grant it: WsServerHandshake with what it said")
  void refusedByServer() {
    serving(
        WebSites.app(
            Web.get("/plain", request -> Response.text("no")),
            Web.get(
                "/forbidden",
                request -> {
                  throw new HttpException.Forbidden();
                })),
        site -> {
          try (var session = ClientSession.create("http://127.0.0.1:" + site.port() + "/")) {
            var plain = assertFails(WsServerHandshakeException.class, session.wsConnect("/plain"));
            assertThat(plain.status()).isEqualTo(200);
            assertThat(plain.message()).isEqualTo("Invalid response status");
            assertThat(plain.headers().get("Content-Type")).startsWith("text/plain");
            var forbidden =
                assertFails(WsServerHandshakeException.class, session.wsConnect("/forbidden"));
            assertThat(forbidden.status()).isEqualTo(403);
          }
        });
  }

  @Test
  @DisplayName(
      "HTTP-S-01 each wrong field of a handshake's reply is told, and the connection closed")
  void wrongReplies() {
    String right = "Upgrade: websocket\r\nConnection: upgrade\r\n";
    for (var wrong :
        Map.of(
                "Invalid upgrade header",
                "Upgrade: other\r\nConnection: upgrade\r\n",
                "Invalid connection header",
                "Upgrade: websocket\r\nConnection: close\r\n",
                "Invalid challenge response",
                right + "Sec-WebSocket-Accept: no\r\n",
                "Extension for deflate not supported: x",
                right + "Sec-WebSocket-Extensions: x\r\n$")
            .entrySet()) {
      WsHandshakes.answering(
          wrong.getValue(),
          (session, url, closed) -> {
            var refused =
                assertFails(
                    WsServerHandshakeException.class,
                    session.wsConnect(url, WsConnectOptions.defaults().compress(15)));
            assertThat(refused.message()).isEqualTo(wrong.getKey());
            assertThat(await(closed)).isTrue();
          });
    }
  }

  @Test
  @DisplayName("HTTP-S-01 the server refuses bad handshakes with 400 and its reason")
  void badHandshakes() {
    Handler handler =
        request -> {
          var ws = WebSocketResponse.create();
          await(ws.prepare(request));
          return ws;
        };
    String start = "GET / HTTP/1.1\r\nHost: x\r\n";
    String upgrade = "Upgrade: websocket\r\nConnection: Upgrade\r\n";
    serving(
        WebSites.app(Web.get("/", handler)),
        site -> {
          for (var bad :
              Map.of(
                      "",
                      "No WebSocket UPGRADE hdr",
                      "Upgrade: websocket\r\n",
                      "No CONNECTION upgrade hdr",
                      "Upgrade: websocket\r\nConnection: notupgrade\r\n",
                      "No CONNECTION upgrade hdr",
                      upgrade,
                      "Unsupported version: ",
                      upgrade + "Sec-WebSocket-Version: 12\r\n",
                      "Unsupported version: 12",
                      upgrade + "Sec-WebSocket-Version: 13\r\n",
                      "Handshake error: null",
                      upgrade + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: abc\r\n",
                      "Handshake error: abc")
                  .entrySet()) {
            try (var connection = site.connect()) {
              WebSites.send(connection, start + bad.getKey() + "\r\n");
              assertThat(WebSites.reply(connection))
                  .startsWith("HTTP/1.1 400 ")
                  .contains(bad.getValue());
            }
          }
        });
  }

  @Test
  @DisplayName("HTTP-S-01 canPrepare tells before anything is sent")
  void canPrepare() {
    serving(
        WebSites.app(
            Web.get(
                "/",
                request -> {
                  var ws = WebSocketResponse.create(WsOptions.defaults().protocols("b"));
                  var ready = ws.canPrepare(request);
                  if (!ready.ok()) return Response.text(ready.toString());
                  assertThat(ws.isClosed()).isFalse();
                  assertFails(IllegalStateException.class, async(() -> await(ws.sendStr("x"))));
                  await(ws.prepare(request));
                  await(ws.sendStr(ready.toString()));
                  return ws;
                })),
        site -> {
          assertThat(site.get("/").body()).isEqualTo("Ready[ok=false, protocol=Optional.empty]");
          try (var session = ClientSession.create("http://127.0.0.1:" + site.port() + "/");
              var ws =
                  await(session.wsConnect("/", WsConnectOptions.defaults().protocols("a", "b")))) {
            assertThat(await(ws.receiveStr())).isEqualTo("Ready[ok=true, protocol=Optional[b]]");
          }
        });
  }

  @Test
  @DisplayName(
      "HTTP-S-12 the first of the client's list that the server knows; none: no header, a warning")
  void subprotocols() {
    try (var log = Logged.server()) {
      served(
          WsOptions.defaults().protocols("b", "a"),
          WsServed::echo,
          session -> {
            var options = WsConnectOptions.defaults();
            try (var ws = await(session.wsConnect("/", options.protocols("x", "a", "b")))) {
              assertThat(ws.protocol()).contains("a");
            }
            try (var ws = await(session.wsConnect("/", options.protocols("x", "y")))) {
              assertThat(ws.protocol()).isEmpty();
              assertThat(ws.response().headers().contains("Sec-WebSocket-Protocol")).isFalse();
            }
          });
      assertThat(log.records()).hasSize(1);
      assertThat(log.records().get(0).getMessage()).contains("Client protocols");
    }
  }
}
