package dev.asyncio4j.benchmarks.programs;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/** {@link HttpServer} in callbacks of Vert.x alone, one event loop: {@code VertxServer PORT}. */
public final class VertxServer {
  private VertxServer() {}

  public static void main(String[] args) {
    Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1))
        .createHttpServer()
        .webSocketHandler(ws -> ws.textMessageHandler(ws::writeTextMessage))
        .requestHandler(VertxServer::answer)
        .listen(Integer.parseInt(args[0]), "127.0.0.1");
  }

  private static void answer(HttpServerRequest request) {
    String path = request.path();
    switch (path) {
      case "/down" -> {
        request.response().putHeader("Content-Length", "" + HttpServer.PIECES * HttpServer.PIECE);
        send(request, Buffer.buffer(new byte[HttpServer.PIECE]), HttpServer.PIECES);
      }
      case "/up" -> {
        long[] length = {0};
        request.handler(piece -> length[0] += piece.length());
        request.endHandler(end -> request.response().end(String.valueOf(length[0])));
      }
      default -> {
        request.response().putHeader("Content-Type", "text/plain; charset=utf-8");
        request.response().end("Hello, " + path.substring(path.lastIndexOf('/') + 1));
      }
    }
  }

  private static void send(HttpServerRequest request, Buffer piece, int left) {
    var response = request.response();
    int more = left;
    while (more > 0 && !response.writeQueueFull()) {
      response.write(piece);
      more--;
    }
    int rest = more;
    if (rest == 0) response.end();
    else response.drainHandler(drained -> send(request, piece, rest));
  }
}
