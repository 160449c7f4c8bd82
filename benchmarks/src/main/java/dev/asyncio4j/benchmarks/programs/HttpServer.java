package dev.asyncio4j.benchmarks.programs;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.run;

import dev.asyncio4j.http.WsMessage;
import dev.asyncio4j.http.web.AppRunner;
import dev.asyncio4j.http.web.Application;
import dev.asyncio4j.http.web.Request;
import dev.asyncio4j.http.web.Response;
import dev.asyncio4j.http.web.Site;
import dev.asyncio4j.http.web.StreamResponse;
import dev.asyncio4j.http.web.Web;
import dev.asyncio4j.http.web.WebSocketResponse;
import dev.asyncio4j.sync.Event;

/**
 * A server of texts, of 100 MiB each way and of echoes, with 1,000 more routes: {@code HttpServer
 * PORT}.
 */
public final class HttpServer {
  static final int PIECES = 1600;
  static final int PIECE = 64 * 1024;

  private HttpServer() {}

  public static void main(String[] args) {
    run(async(() -> serve(Integer.parseInt(args[0]))));
  }

  private static void serve(int port) {
    var app = Application.create();
    app.addRoutes(
        Web.get("/hello/{name}", HttpServer::hello),
        Web.get("/down", HttpServer::down),
        Web.post("/up", HttpServer::up),
        Web.get("/echo", HttpServer::echo));
    for (int n = 0; n < 1000; n++) app.addRoutes(Web.get("/r" + n + "/{name}", HttpServer::hello));
    var runner = AppRunner.create(app);
    await(runner.setup());
    await(Site.tcp(runner, "127.0.0.1", port).start());
    await(Event.create().await());
  }

  private static StreamResponse hello(Request request) {
    return Response.text("Hello, " + request.matchInfo().get("name"));
  }

  private static StreamResponse down(Request request) {
    var response = StreamResponse.create().contentLength((long) PIECES * PIECE);
    await(response.prepare(request));
    var piece = new byte[PIECE];
    for (int i = 0; i < PIECES; i++) await(response.write(piece));
    return response;
  }

  private static StreamResponse echo(Request request) {
    var ws = WebSocketResponse.create();
    await(ws.prepare(request));
    for (WsMessage message : each(ws)) await(ws.sendStr(message.text()));
    return ws;
  }

  private static StreamResponse up(Request request) {
    long length = 0;
    for (byte[] piece : each(request.content().any())) length += piece.length;
    return Response.text(String.valueOf(length));
  }
}
