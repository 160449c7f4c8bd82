package dev.asyncio4j.benchmarks.programs;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/**
 * {@link HttpServer} with {@code await} on the virtual threads of Vert.x itself, without
 * WebSockets: {@code VertxAwaitServer PORT}.
 */
public final class VertxAwaitServer extends AbstractVerticle {
  private final int port;

  private VertxAwaitServer(int port) {
    this.port = port;
  }

  public static void main(String[] args) {
    var inVirtualThreads = new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD);
    Vertx.vertx()
        .deployVerticle(new VertxAwaitServer(Integer.parseInt(args[0])), inVirtualThreads)
        .toCompletionStage()
        .toCompletableFuture()
        .join(); // until it listens, no thread keeps the JVM
  }

  @Override
  public void start() {
    Future.await(
        vertx
            .createHttpServer()
            .requestHandler(VertxAwaitServer::answer)
            .listen(port, "127.0.0.1"));
  }

  private static void answer(HttpServerRequest request) {
    String path = request.path();
    var response = request.response();
    switch (path) {
      case "/down" -> {
        response.putHeader("Content-Length", "" + HttpServer.PIECES * HttpServer.PIECE);
        var piece = Buffer.buffer(new byte[HttpServer.PIECE]);
        for (int i = 0; i < HttpServer.PIECES; i++) {
          if (response.writeQueueFull()) {
            Promise<Void> room = Promise.promise();
            response.drainHandler(room::tryComplete);
            if (response.writeQueueFull()) Future.await(room.future());
          }
          response.write(piece);
        }
        Future.await(response.end());
      }
      case "/up" -> {
        long[] length = {0};
        request.handler(piece -> length[0] += piece.length());
        Future.await(request.end());
        Future.await(response.end(String.valueOf(length[0])));
      }
      default -> {
        response.putHeader("Content-Type", "text/plain; charset=utf-8");
        Future.await(response.end("Hello, " + path.substring(path.lastIndexOf('/') + 1)));
      }
    }
  }
}
