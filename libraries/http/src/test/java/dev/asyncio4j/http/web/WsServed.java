package dev.asyncio4j.http.web;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.http.web.WebSites.serving;

import dev.asyncio4j.http.ClientSession;
import dev.asyncio4j.http.WsMessage;
import dev.asyncio4j.http.WsMessageType;
import java.time.Duration;

/** A served WebSocket handler, and a session to talk to it. */
final class WsServed {
  /** What a handler does with its socket. */
  interface Talk {
    void with(WebSocketResponse ws) throws Exception;
  }

  /** What a test does with a session whose base is the server. */
  interface Client {
    void with(ClientSession session) throws Exception;
  }

  static void served(WsOptions options, Talk talk, Client client) {
    Handler handler =
        request -> {
          var ws = WebSocketResponse.create(options);
          await(ws.prepare(request));
          talk.with(ws);
          return ws;
        };
    serving(
        WebSites.app(Web.get("/", handler)),
        site -> {
          try (var session = ClientSession.create("http://127.0.0.1:" + site.port() + "/")) {
            client.with(session);
          }
        });
  }

  static void served(Talk talk, Client client) {
    served(WsOptions.defaults(), talk, client);
  }

  static void echo(WebSocketResponse ws) {
    for (WsMessage message : each(ws)) {
      if (message.type() == WsMessageType.TEXT) await(ws.sendStr(message.text()));
      else await(ws.sendBytes(message.bytes()));
    }
  }

  static void settle() {
    await(sleep(Duration.ofMillis(30)));
  }

  private WsServed() {}
}
