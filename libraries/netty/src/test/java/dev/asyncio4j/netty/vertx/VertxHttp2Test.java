package dev.asyncio4j.netty.vertx;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.netty.NoLeaks;
import dev.asyncio4j.support.Certificates;
import dev.asyncio4j.support.Certificates.Leaf;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.sync.Event;
import dev.asyncio4j.testing.AsyncTest;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** HTTP/2 of Vert.x's on the loop, over TLS. */
@ExtendWith({NothingLeftBehind.class, NoLeaks.class})
class VertxHttp2Test {
  @BeforeAll
  static void makeCertificate() {
    Certificates.of(Leaf.LOCALHOST); // takes its time
  }

  private static HttpServer serve(Consumer<HttpServerRequest> handler) {
    var keys =
        new PemKeyCertOptions()
            .setCertPath(Certificates.chain(Leaf.LOCALHOST).toString())
            .setKeyPath(Certificates.key(Leaf.LOCALHOST).toString());
    var options = new HttpServerOptions().setSsl(true).setUseAlpn(true).setKeyCertOptions(keys);
    var server =
        VertxLoop.vertx()
            .createHttpServer(options)
            .requestHandler(
                request -> {
                  request.response().exceptionHandler(gone -> {});
                  handler.accept(request);
                });
    return VertxLoop.await(server.listen(0, "127.0.0.1"));
  }

  private static HttpClient client() {
    var options =
        new HttpClientOptions()
            .setSsl(true)
            .setUseAlpn(true)
            .setProtocolVersion(HttpVersion.HTTP_2)
            .setTrustOptions(
                new PemTrustOptions().addCertPath(Certificates.authorityFile().toString()));
    return VertxLoop.vertx().createHttpClient(options, new PoolOptions().setHttp2MaxSize(1));
  }

  private static String ask(HttpClient client, HttpServer server, String path) {
    var request =
        VertxLoop.await(client.request(HttpMethod.GET, server.actualPort(), "localhost", path));
    var body = request.send().map(VertxLoop::read);
    var text = new StringBuilder();
    for (Buffer piece : each(VertxLoop.await(body))) text.append(piece);
    return text.toString();
  }

  @AsyncTest(realTime = true)
  @DisplayName("NETTY-T-03 a hundred streams at once on one connection, all on the turn")
  void streams() {
    var loop = getRunningLoop();
    var connections = new HashSet<Object>();
    var open = new int[1];
    var most = Event.create();
    var server =
        serve(
            request -> {
              connections.add(request.connection());
              if (++open[0] > 50) most.set();
              createTask(
                  async(
                      () -> {
                        await(most.await()); // until more than half of them are open
                        open[0]--;
                        assertThat(getRunningLoop()).isSameAs(loop);
                        assertThat(request.version()).isEqualTo(HttpVersion.HTTP_2);
                        VertxLoop.await(request.response().end(request.path()));
                      }));
            });
    var client = client();
    var asks = new ArrayList<Coroutine<String>>();
    for (int i = 0; i < 100; i++) {
      int n = i;
      asks.add(async(() -> ask(client, server, "/" + n)));
    }
    var answers = await(gather(asks));
    for (int i = 0; i < 100; i++) assertThat(answers.get(i)).isEqualTo("/" + i);
    assertThat(connections).hasSize(1);
    VertxLoop.await(VertxLoop.vertx().close());
  }

  @AsyncTest(realTime = true)
  @DisplayName("NETTY-T-03 the flow control window stops a writer until the other side reads")
  void flowControl() {
    int pieces = 100;
    var written = new int[1];
    var server =
        serve(
            request ->
                createTask(
                    async(
                        () -> {
                          var response = request.response().setChunked(true);
                          for (int i = 0; i < pieces; i++) {
                            await(VertxLoop.write(response, Buffer.buffer(new byte[32_000])));
                            written[0]++;
                          }
                          VertxLoop.await(response.end());
                        })));
    var client = client();
    var request =
        VertxLoop.await(client.request(HttpMethod.GET, server.actualPort(), "localhost", "/"));
    var body = VertxLoop.await(request.send().map(VertxLoop::read));
    await(sleep(Duration.ofMillis(300)));
    assertThat(written[0]).isLessThan(pieces);
    long size = 0;
    for (Buffer piece : each(body)) size += piece.length();
    assertThat(size).isEqualTo(pieces * 32_000L);
    assertThat(written[0]).isEqualTo(pieces);
    VertxLoop.await(client.close());
    VertxLoop.await(VertxLoop.vertx().close());
  }

  @AsyncTest(realTime = true)
  @DisplayName("NETTY-T-03 a ping is answered; a connection that goes away ends what it has begun")
  void pingAndGoAway() {
    var server =
        serve(
            request ->
                createTask(
                    async(
                        () -> {
                          request.connection().shutdown(5, java.util.concurrent.TimeUnit.SECONDS);
                          await(sleep(Duration.ofMillis(50)));
                          VertxLoop.await(request.response().end("the last"));
                        })));
    var client = client();
    var request =
        VertxLoop.await(client.request(HttpMethod.GET, server.actualPort(), "localhost", "/"));
    var data = Buffer.buffer(new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
    assertThat(VertxLoop.await(request.connection().ping(data))).isEqualTo(data);
    var connection = request.connection();
    var body = request.send().compose(response -> response.body());
    assertThat(VertxLoop.await(body).toString()).isEqualTo("the last");
    var again =
        client
            .request(HttpMethod.GET, server.actualPort(), "localhost", "/again")
            .compose(next -> next.send())
            .compose(response -> response.body());
    assertThat(VertxLoop.await(again).toString()).isEqualTo("the last");
    assertThatThrownBy(() -> VertxLoop.await(connection.ping(data))).isInstanceOf(Exception.class);
    VertxLoop.await(VertxLoop.vertx().close());
  }
}
