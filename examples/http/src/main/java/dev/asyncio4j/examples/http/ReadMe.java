package dev.asyncio4j.examples.http;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.examples.http.Told.say;

import dev.asyncio4j.http.ClientSession;
import dev.asyncio4j.http.WsMessageType;
import dev.asyncio4j.http.web.AppRunner;
import dev.asyncio4j.http.web.Application;
import dev.asyncio4j.http.web.Request;
import dev.asyncio4j.http.web.Response;
import dev.asyncio4j.http.web.Site;
import dev.asyncio4j.http.web.StreamResponse;
import dev.asyncio4j.http.web.Web;
import dev.asyncio4j.http.web.WebSocketResponse;
import java.util.List;
import java.util.Map;

/**
 * The two programs of aiohttp's front page in one process: a page is fetched; a server greets and
 * echoes over a WebSocket.
 */
public final class ReadMe {
  private ReadMe() {}

  public static void main(String[] args) {
    run(async(() -> main()));
  }

  private static StreamResponse hello(Request request) {
    return Response.text("Hello, " + request.matchInfo().getOrDefault("name", "Anonymous"));
  }

  private static StreamResponse echo(Request request) {
    var ws = WebSocketResponse.create();
    await(ws.prepare(request));
    for (var msg : each(ws)) {
      if (msg.type() == WsMessageType.TEXT) {
        if (msg.text().equals("close")) await(ws.close(4000, "as you wish"));
        else await(ws.sendStr("Hello, " + msg.text()));
      } else if (msg.type() == WsMessageType.BINARY) {
        await(ws.sendBytes(msg.bytes()));
      }
    }
    say("server: socket over,", ws.isClosed() ? "closed" : "open");
    return ws;
  }

  private static void main() {
    var app = Application.create();
    app.addRoutes(
        Web.get("/", ReadMe::hello),
        Web.get("/echo", ReadMe::echo),
        Web.get("/{name}", ReadMe::hello));
    var runner = AppRunner.create(app);
    await(runner.setup());
    var site = Site.tcp(runner, "127.0.0.1", 0);
    await(site.start());
    try (var session = ClientSession.create("http://127.0.0.1:" + site.port() + "/")) {
      for (var path : List.of("/", "/Ada", "/J%C3%BCrgen", "/a/b")) {
        try (var response = await(session.get(path))) {
          var body = await(response.text());
          var start = body.substring(0, Math.min(15, body.length()));
          var charset = response.charset().orElseThrow().name().toLowerCase();
          say(path, response.status(), response.reason(), response.contentType(), charset, start);
        }
      }
      try (var ws = await(session.wsConnect("/echo"))) {
        await(ws.sendStr("Grace"));
        say(await(ws.receive()).data());
        await(ws.sendBytes(new byte[] {0, 1, 2, 3, 4}));
        say(await(ws.receiveBytes()));
        await(ws.sendJson(Map.of("k", List.of(1, 2))));
        say(await(ws.receiveStr()));
        await(ws.sendStr("close"));
        var msg = await(ws.receive());
        say(msg.type(), msg.code(), msg.extra(), ws.isClosed(), ws.closeCode().getAsInt());
        say(await(ws.receive()).type());
      }
    }
    await(runner.cleanup());
  }
}
