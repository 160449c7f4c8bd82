package dev.asyncio4j.examples.netty;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.netty.vertx.VertxLoop;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;

/** An HTTP server of Vert.x's that answers each request in a task, and a client that asks it. */
public final class HelloServer {
  private HelloServer() {}

  /** Begins to read in the very callback, before the body comes; then takes its time. */
  private static void serve(HttpServerRequest request) {
    request.response().exceptionHandler(gone -> {});
    var body = VertxLoop.read(request);
    var task =
        createTask(
            async(
                () -> {
                  int size = 0;
                  await(sleep(Duration.ofMillis(20)));
                  for (Buffer piece : each(body)) size += piece.length();
                  var answer = "hello, " + request.path().substring(1) + ": " + size + " bytes";
                  VertxLoop.await(request.response().end(answer));
                }));
    request.connection().closeHandler(gone -> task.cancel());
  }

  private static Coroutine<String> ask(HttpClient client, int port, String name, int size) {
    return async(
        () -> {
          var path = "/" + name;
          var request = VertxLoop.await(client.request(HttpMethod.POST, port, "127.0.0.1", path));
          var body = request.send(Buffer.buffer(new byte[size])).compose(answer -> answer.body());
          return VertxLoop.await(body).toString();
        });
  }

  private static Coroutine<Void> program() {
    return async(
        () -> {
          var vertx = VertxLoop.vertx();
          var server = vertx.createHttpServer().requestHandler(HelloServer::serve);
          VertxLoop.await(server.listen(0, "127.0.0.1"));
          var client = vertx.createHttpClient();
          int port = server.actualPort();
          var answers =
              await(
                  gather(
                      ask(client, port, "ann", 10),
                      ask(client, port, "bob", 3_000_000),
                      ask(client, port, "eve", 0)));
          answers.forEach(System.out::println);
          VertxLoop.await(client.close());
          VertxLoop.await(server.close());
          return null;
        });
  }

  public static void main(String[] args) {
    run(program());
  }
}
