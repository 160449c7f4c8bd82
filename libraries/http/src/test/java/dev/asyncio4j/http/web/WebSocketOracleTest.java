package dev.asyncio4j.http.web;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.http.web.WebSites.serving;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.http.WsMessage;
import dev.asyncio4j.http.WsMessageType;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Our server as the JDK's client sees it. */
class WebSocketOracleTest {
  private static final class Listener implements WebSocket.Listener {
    final List<String> got = new CopyOnWriteArrayList<>();
    final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public CompletionStage<?> onText(WebSocket ws, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        got.add(text.length() + " " + text.toString().hashCode());
        text.setLength(0);
      }
      ws.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket ws, ByteBuffer data, boolean last) {
      byte[] piece = new byte[data.remaining()];
      data.get(piece);
      bytes.writeBytes(piece);
      if (last) {
        got.add("bytes " + bytes.size());
        bytes.reset();
      }
      ws.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onPong(WebSocket ws, ByteBuffer data) {
      got.add("pong " + data.remaining());
      ws.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket ws, int code, String reason) {
      got.add("close " + code + " " + reason);
      closed.complete(code);
      return null;
    }

    @Override
    public void onError(WebSocket ws, Throwable error) {
      closed.completeExceptionally(error);
    }
  }

  private static StreamResponse echo(Request request) {
    var ws = WebSocketResponse.create(WsOptions.defaults().protocols("chat"));
    await(ws.prepare(request));
    for (WsMessage message : each(ws)) {
      if (message.type() == WsMessageType.BINARY) await(ws.sendBytes(message.bytes()));
      else if (message.text().equals("close")) await(ws.close(4000, "grüße"));
      else await(ws.sendStr(message.text()));
    }
    return ws;
  }

  @Test
  @DisplayName(
      "HTTP-S-02 the JDK's client: fragments both ways, pings, subprotocol, close of the server")
  void jdkClient() {
    serving(
        WebSites.app(Web.get("/", WebSocketOracleTest::echo)),
        site -> {
          var listener = new Listener();
          var uri = java.net.URI.create("ws://127.0.0.1:" + site.port() + "/");
          var ws =
              await(
                  HttpClient.newHttpClient()
                      .newWebSocketBuilder()
                      .subprotocols("x", "chat")
                      .buildAsync(uri, listener));
          assertThat(ws.getSubprotocol()).isEqualTo("chat");
          String text = "grüße \uD83D\uDE00 ".repeat(50_000);
          await(ws.sendText(text.substring(0, 11), false));
          await(ws.sendText(text.substring(11, 100_000), false));
          await(ws.sendPing(ByteBuffer.allocate(5)));
          await(ws.sendText(text.substring(100_000), true));
          await(ws.sendBinary(ByteBuffer.allocate(300_000), true));
          await(ws.sendText("close", true));
          assertThat(await(listener.closed)).isEqualTo(4000);
          assertThat(listener.got)
              .contains(
                  "pong 5",
                  text.length() + " " + text.hashCode(),
                  "bytes 300000",
                  "close 4000 grüße");
        });
  }

  @Test
  @DisplayName("HTTP-S-08 the JDK's client closes: the server's handler ends with its code")
  void jdkClientCloses() {
    int[] code = {0};
    serving(
        WebSites.app(
            Web.get(
                "/",
                request -> {
                  var response = (WebSocketResponse) echo(request);
                  code[0] = response.closeCode().orElse(0);
                  return response;
                })),
        site -> {
          var listener = new Listener();
          var uri = java.net.URI.create("ws://127.0.0.1:" + site.port() + "/");
          var ws =
              await(HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(uri, listener));
          await(ws.sendClose(1001, "going"));
          assertThat(await(listener.closed)).isEqualTo(1000);
        });
    assertThat(code[0]).isEqualTo(1001);
  }
}
