package dev.asyncio4j.netty.vertx;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.support.NothingLeftBehind;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A server and a client of Vert.x's in one loop, each request a task. */
@ExtendWith(NothingLeftBehind.class)
class VertxLoopTest {
  private static void answer(HttpServerRequest request) {
    var body = VertxLoop.read(request);
    request.response().exceptionHandler(gone -> {});
    createTask(
        async(
            () -> {
              int size = 0;
              await(sleep(Duration.ofMillis(1)));
              for (Buffer piece : each(body)) size += piece.length();
              var response = request.response().setChunked(true);
              await(VertxLoop.write(response, Buffer.buffer(request.path() + " " + size)));
              VertxLoop.await(response.end());
            }));
  }

  @Test
  void aTaskPerRequest() {
    run(
        async(
            () -> {
              var vertx = VertxLoop.vertx();
              var server = vertx.createHttpServer().requestHandler(VertxLoopTest::answer);
              VertxLoop.await(server.listen(0, "127.0.0.1"));
              var client = vertx.createHttpClient();
              var asks = new ArrayList<Coroutine<String>>();
              for (int i = 0; i < 20; i++) {
                int n = i;
                asks.add(
                    async(
                        () -> {
                          var request =
                              VertxLoop.await(
                                  client.request(
                                      HttpMethod.POST, server.actualPort(), "127.0.0.1", "/" + n));
                          var sending = request.send(Buffer.buffer(new byte[300_000 * n]));
                          var reading = VertxLoop.wrap(sending.map(VertxLoop::read));
                          var text = new StringBuilder();
                          for (Buffer piece : each(await(reading))) text.append(piece);
                          return text.toString();
                        }));
              }
              var answers = await(gather(asks));
              for (int i = 0; i < 20; i++)
                assertThat(answers.get(i)).isEqualTo("/" + i + " " + 300_000 * i);
              assertThat(VertxLoop.vertx()).isSameAs(vertx);
              assertThat(
                      VertxLoop.await(
                          VertxLoop.future(sleep(Duration.ofMillis(1), "slept"))))
                  .isEqualTo("slept");
              assertThat(getRunningLoop()).isNotNull();
            }));
  }
}
