package dev.asyncio4j.netty.vertx;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.netty.vertx.VertxLoopTest.real;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.exceptions.StopAsyncIterationException;
import dev.asyncio4j.netty.NoLeaks;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.AsyncTests;
import dev.asyncio4j.testing.Trail;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.NetSocket;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Streams of Vert.x's, read and written by bodies. */
@ExtendWith({NothingLeftBehind.class, NoLeaks.class})
class VertxStreamTest {
  private final Trail trail = Trail.create();

  private static HttpServer serve(java.util.function.Consumer<HttpServerRequest> handler) {
    var server =
        VertxLoop.vertx()
            .createHttpServer()
            .requestHandler(
                request -> {
                  request.response().exceptionHandler(gone -> {});
                  handler.accept(request);
                });
    return VertxLoop.await(server.listen(0, "127.0.0.1"));
  }

  /** Answers with the size of the body, which it reads in a task that begins later. */
  private static void answerSize(HttpServerRequest request) {
    var body = VertxLoop.read(request);
    createTask(
        async(
            () -> {
              int size = 0;
              await(sleep(Duration.ofMillis(1)));
              for (Buffer piece : each(body)) size += piece.length();
              VertxLoop.await(request.response().end(request.path() + " " + size));
            }));
  }

  private static String post(HttpServer server, String path, int size) {
    var client = VertxLoop.vertx().createHttpClient();
    var request =
        VertxLoop.await(client.request(HttpMethod.POST, server.actualPort(), "127.0.0.1", path));
    var response = request.send(Buffer.buffer(new byte[size])).map(VertxLoop::read);
    var text = new StringBuilder();
    for (Buffer piece : each(VertxLoop.await(response))) text.append(piece);
    VertxLoop.await(client.close()); // Vert.x closes a client that nobody holds any more
    return text.toString();
  }

  @AsyncTest(realTime = true)
  @DisplayName("NETTY-V-04 no byte of a body is lost when a task reads it later")
  void taskPerRequest() {
    var server = serve(VertxStreamTest::answerSize);
    var asks = new ArrayList<Coroutine<String>>();
    for (int i = 0; i < 20; i++) {
      int n = i;
      asks.add(async(() -> post(server, "/" + n, 300_000 * n)));
    }
    var answers = await(gather(asks));
    for (int i = 0; i < 20; i++) assertThat(answers.get(i)).isEqualTo("/" + i + " " + 300_000 * i);
    VertxLoop.await(VertxLoop.vertx().close());
  }

  @AsyncTest
  @DisplayName("NETTY-V-04 pieces are pulled one by one")
  void oneByOne() {
    var source = new Source();
    var pieces = VertxLoop.read(source);
    assertThat(source.demand).isZero();
    var first = createTask(async(() -> await(pieces.next())));
    passes(1);
    assertThat(source.demand).isEqualTo(1);
    source.emit("a");
    assertThat(await(first).toString()).isEqualTo("a");
    assertThat(source.demand).isZero();
    var second = createTask(async(() -> await(pieces.next())));
    passes(1);
    var other = async(() -> await(pieces.next()));
    assertThatThrownBy(() -> await(other))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("waited for by another task");
    source.end();
    AsyncTests.assertFails(StopAsyncIterationException.class, second);
    assertThat(pieces.isOpen()).isFalse();
    pieces.close();
    assertThat(pieces.toString()).contains("ENDED");
  }

  @AsyncTest
  @DisplayName("NETTY-V-04 a failure is raised at the next step, after what came before it")
  void failure() {
    var source = new Source();
    var pieces = VertxLoop.read(source);
    var first = createTask(async(() -> await(pieces.next())));
    passes(1);
    var error = new IOException("broken");
    source.emit("a");
    source.fail(error);
    assertThat(await(first).toString()).isEqualTo("a");
    assertThatThrownBy(() -> await(pieces.next())).isSameAs(error);
    assertThatThrownBy(() -> await(pieces.next())).isInstanceOf(StopAsyncIterationException.class);
    assertThat(source.demand).as("what it queues goes nowhere").isEqualTo(Long.MAX_VALUE);
  }

  @Test
  @DisplayName("NETTY-V-04 a stream that breaks after its end came is read to its end")
  void failureAfterTheEnd() {
    virtual(
        () -> {
          var source = new Source();
          source.onResume =
              () -> {
                source.emit("b");
                source.emit("c");
                source.end();
              };
          var pieces = VertxLoop.read(source);
          var first = createTask(async(() -> await(pieces.next())));
          passes(1);
          source.emit("a");
          await(first);
          source.fail(new IOException("the connection is gone"));
          for (Buffer piece : each(pieces)) trail.add(piece);
        });
    trail.assertIs("b", "c");
  }

  @AsyncTest
  @DisplayName("NETTY-V-04 leaving early, or a cancelled wait, drains the stream to nowhere")
  void leaving() {
    var source = new Source();
    try (var pieces = VertxLoop.read(source)) {
      assertThat(pieces.isOpen()).isTrue();
    }
    assertThat(source.demand).isEqualTo(Long.MAX_VALUE);
    source.emit("nobody reads it");
    var other = new Source();
    var pieces = VertxLoop.read(other);
    var task = createTask(async(() -> await(pieces.next())));
    passes(1);
    task.cancel();
    AsyncTests.assertFails(CancelledError.class, task);
    assertThat(other.demand).isEqualTo(Long.MAX_VALUE);
    assertThat(pieces.isOpen()).isFalse();
  }

  @AsyncTest(realTime = true)
  @DisplayName("NETTY-V-04 requests and responses that are reset while they queue leak nothing")
  void resets() {
    var server =
        serve(
            request -> {
              var body = VertxLoop.read(request);
              createTask(
                  async(
                      () -> {
                        await(body.next());
                        body.close();
                        request.response().reset();
                      }));
            });
    for (int i = 0; i < 20; i++)
      assertThatThrownBy(() -> post(server, "/", 3_000_000)).isInstanceOf(Exception.class);
    var flood =
        serve(
            request -> {
              request.response().setChunked(true);
              for (int i = 0; i < 50; i++)
                request.response().write(Buffer.buffer(new byte[20_000]));
            });
    for (int i = 0; i < 20; i++) {
      var client = VertxLoop.vertx().createHttpClient();
      var request =
          VertxLoop.await(client.request(HttpMethod.GET, flood.actualPort(), "127.0.0.1", "/"));
      var response = request.send().map(VertxLoop::read);
      try (var pieces = VertxLoop.await(response)) {
        assertThat(await(pieces.next()).length()).isPositive();
      }
      request.reset();
      VertxLoop.await(client.close());
    }
    VertxLoop.await(VertxLoop.vertx().close());
  }

  @Test
  @DisplayName("NETTY-V-04 a peer that goes while a body is read fails the reading")
  void peerGoes() {
    real(
        () -> {
          var failed = getRunningLoop().<Throwable>createFuture();
          var server =
              serve(
                  request -> {
                    var body = VertxLoop.read(request);
                    createTask(
                        async(
                            () -> {
                              try {
                                for (Buffer piece : each(body)) trail.add(piece.length());
                              } catch (Exception e) {
                                failed.setResult(e);
                              }
                            }));
                  });
          var client = VertxLoop.vertx().createNetClient();
          NetSocket socket = VertxLoop.await(client.connect(server.actualPort(), "127.0.0.1"));
          VertxLoop.await(
              socket.write("POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nhello"));
          await(sleep(Duration.ofMillis(20)));
          VertxLoop.await(socket.close());
          assertThat(await(failed)).isInstanceOf(Exception.class);
          VertxLoop.await(client.close());
        });
    trail.assertIs(5);
  }

  @AsyncTest(realTime = true)
  void aResponseIsReadThroughTheFutureOfItsRequest() {
    var server = serve(request -> request.response().end("hello"));
    var client = VertxLoop.vertx().createHttpClient();
    var request =
        VertxLoop.await(client.request(HttpMethod.GET, server.actualPort(), "127.0.0.1", "/"));
    var reading = request.send().map((HttpClientResponse response) -> VertxLoop.read(response));
    var pieces = VertxLoop.await(reading);
    await(sleep(Duration.ofMillis(20)));
    assertThat(await(pieces.next()).toString()).isEqualTo("hello");
    VertxLoop.await(client.close());
    VertxLoop.await(VertxLoop.vertx().close());
  }
}
