package dev.asyncio4j.http.web;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.http.web.WebSites.serving;
import static dev.asyncio4j.http.web.WsServed.echo;
import static dev.asyncio4j.http.web.WsServed.served;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.Future;
import dev.asyncio4j.http.ClientConnectionResetException;
import dev.asyncio4j.http.ClientException;
import dev.asyncio4j.http.ClientSession;
import dev.asyncio4j.http.ClientTimeout;
import dev.asyncio4j.http.ClientWebSocket;
import dev.asyncio4j.http.SessionOptions;
import dev.asyncio4j.http.Url;
import dev.asyncio4j.http.WebSocketException;
import dev.asyncio4j.http.WsConnectOptions;
import dev.asyncio4j.http.WsMessage;
import dev.asyncio4j.http.WsMessageType;
import dev.asyncio4j.http.WsTimeout;
import dev.asyncio4j.support.NothingLeftBehind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** WebSockets between our client and our server, over real connections. */
@ExtendWith(NothingLeftBehind.class)
class WebSocketTest {
  @Test
  @DisplayName("HTTP-S-04 compression is negotiated for each socket, with windows")
  void compression() {
    served(
        WsServed::echo,
        session -> {
          String text = "compress me, and me, and me ".repeat(1000);
          for (int bits : new int[] {0, 9, 12, 15}) {
            try (var ws =
                await(session.wsConnect("/", WsConnectOptions.defaults().compress(bits)))) {
              assertThat(ws.compress()).isEqualTo(bits == 0 ? 0 : 15);
              for (int i = 0; i < 5; i++) {
                await(ws.sendStr(text));
                assertThat(await(ws.receiveStr())).isEqualTo(text);
              }
            }
          }
        });
    served(
        WsOptions.defaults().compress(false),
        WsServed::echo,
        session -> {
          try (var ws = await(session.wsConnect("/", WsConnectOptions.defaults().compress(15)))) {
            assertThat(ws.compress()).isZero();
            await(ws.sendStr("x"));
            assertThat(await(ws.receiveStr())).isEqualTo("x");
          }
        });
  }

  @Test
  @DisplayName("HTTP-S-03 a message too big arrives as CLOSE 1009, though the client still sends")
  void tooBig() {
    served(
        WsOptions.defaults().maxMsgSize(1000),
        ws -> {
          WsMessage error = await(ws.receive());
          assertThat(((WebSocketException) error.error()).code()).isEqualTo(1009);
          assertThat(ws.closeCode()).hasValue(1006);
          assertThat(ws.exception()).isSameAs(error.error());
        },
        session -> {
          try (var ws = await(session.wsConnect("/"))) {
            await(ws.sendBytes(new byte[5_000_000]));
            assertThat(await(ws.receive())).isEqualTo(new WsMessage(WsMessageType.CLOSE, 1009, ""));
            assertThat(ws.closeCode()).hasValue(1009);
          }
        });
  }

  @Test
  @DisplayName("HTTP-S-11 a handler that returns closes with 1000, one that throws with 1011")
  void handlerEnds() {
    try (var log = Logged.server()) {
      served(
          ws -> {
            if (await(ws.receiveStr()).equals("throw"))
              throw new IllegalStateException("on purpose");
          },
          session -> {
            for (String word : List.of("return", "throw")) {
              var ws = await(session.wsConnect("/"));
              await(ws.sendStr(word));
              WsMessage close = await(ws.receive());
              assertThat(close.code()).isEqualTo(word.equals("throw") ? 1011 : 1000);
              assertThat(ws.isClosed()).isTrue();
              assertFails(ClientConnectionResetException.class, ws.sendStr("late"));
            }
          });
      assertThat(log.records()).hasSize(1);
    }
  }

  @Test
  @DisplayName(
      "HTTP-S-09 the connection is lost: each side has CLOSED and 1006, the handler ends by itself")
  void lost() {
    var ended = new AtomicReference<Future<Integer>>();
    served(
        ws -> {
          for (WsMessage message : each(ws)) await(ws.sendStr(message.text()));
          ended.get().setResult(ws.closeCode().orElse(0));
        },
        session -> {
          ended.set(getRunningLoop().createFuture());
          var ws = await(session.wsConnect("/"));
          await(ws.sendStr("x"));
          await(ws.receive());
          session.close();
          assertThat(await(ended.get())).isEqualTo(1006);
          assertThat(await(ws.receive()).type()).isEqualTo(WsMessageType.CLOSED);
          assertThat(ws.closeCode()).hasValue(1006);
          assertFails(ClientConnectionResetException.class, ws.sendStr("x"));
        });
  }

  @Test
  @DisplayName("HTTP-S-08 a close that is not answered ends after its limit with 1006")
  void unanswered() {
    served(
        ws -> await(sleep(Duration.ofMillis(300))),
        session -> {
          var limit = WsTimeout.defaults().wsClose(Duration.ofMillis(50));
          var ws = await(session.wsConnect("/", WsConnectOptions.defaults().timeout(limit)));
          assertThat(await(ws.close(1000))).isTrue();
          assertThat(ws.closeCode()).hasValue(1006);
        });
  }

  @Test
  @DisplayName(
      "HTTP-S-10 a server that sends to a client that does not read waits, and loses nothing")
  void backPressure() {
    int[] sent = {0};
    served(
        ws -> {
          for (; sent[0] < 2000; sent[0]++) await(ws.sendBytes(new byte[16 * 1024]));
        },
        session -> {
          try (var ws = await(session.wsConnect("/"))) {
            int before;
            do {
              before = sent[0];
              await(sleep(Duration.ofMillis(100)));
            } while (sent[0] != before || !ws.toString().contains("peer held back"));
            assertThat(sent[0]).isLessThan(1500);
            int received = 0;
            for (WsMessage message : each(ws)) received += message.bytes().length;
            assertThat(received).isEqualTo(2000 * 16 * 1024);
          }
        });
  }

  @Test
  @DisplayName("HTTP-S-11 at shutdown sockets are closed with 1001 by a receiver of onShutdown")
  void shutdown() {
    var open = new ArrayList<WebSocketResponse>();
    var app =
        WebSites.app(
            Web.get(
                "/",
                request -> {
                  var ws = WebSocketResponse.create();
                  await(ws.prepare(request));
                  open.add(ws);
                  echo(ws);
                  return ws;
                }));
    app.onShutdown()
        .append(
            closing -> {
              for (var ws : List.copyOf(open)) await(ws.close(1001, "Server shutdown"));
            });
    var codes = new ArrayList<Integer>();
    serving(
        app,
        site -> {
          var session = ClientSession.create("http://127.0.0.1:" + site.port() + "/");
          for (int i = 0; i < 3; i++) {
            ClientWebSocket ws = await(session.wsConnect("/"));
            await(ws.sendStr("here"));
            await(ws.receive());
            createTask(
                async(
                    () -> {
                      for (WsMessage ignored : each(ws)) {}
                      codes.add(ws.closeCode().orElse(0));
                      if (codes.size() == 3) session.close();
                    }));
          }
        });
    assertThat(codes).containsExactly(1001, 1001, 1001);
  }

  @Test
  @DisplayName("HTTP-S-10 ninety sockets at once, each with its own order")
  void many() {
    served(
        WsServed::echo,
        session -> {
          var tasks = new ArrayList<dev.asyncio4j.Task<Integer>>();
          for (int i = 0; i < 90; i++) {
            tasks.add(
                createTask(
                    async(
                        () -> {
                          int right = 0;
                          try (var ws = await(session.wsConnect("/"))) {
                            for (int j = 0; j < 20; j++) {
                              await(ws.sendStr("m" + j));
                              if (await(ws.receiveStr()).equals("m" + j)) right++;
                            }
                          }
                          return right;
                        })));
          }
          for (var task : tasks) assertThat(await(task)).isEqualTo(20);
        });
  }

  @Test
  @DisplayName("HTTP-S-06 a total limit of the session does not hold for the socket")
  void totalTimeout() {
    served(
        ws -> {
          await(sleep(Duration.ofMillis(700)));
          if (!ws.isClosed()) await(ws.sendStr("late"));
        },
        session -> {
          var options =
              SessionOptions.defaults().timeout(ClientTimeout.ofTotal(Duration.ofMillis(500)));
          try (var first = await(session.wsConnect("/"));
              var limited = ClientSession.create(options);
              var ws = connectedInTime(limited, first.response().url())) {
            assertThat(await(ws.receiveStr())).isEqualTo("late");
          }
        });
  }

  /** Tries until a handshake keeps to the limit, which a busy machine may exceed. */
  private static ClientWebSocket connectedInTime(ClientSession session, Url url) {
    while (true) {
      try {
        return await(session.wsConnect(url, WsConnectOptions.defaults()));
      } catch (RuntimeException late) {
        if (!ClientException.isTimeout(late)) throw late;
      }
    }
  }
}
