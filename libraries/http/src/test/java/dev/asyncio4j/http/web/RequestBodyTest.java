package dev.asyncio4j.http.web;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.http.web.WebSites.app;
import static dev.asyncio4j.http.web.WebSites.reply;
import static dev.asyncio4j.http.web.WebSites.send;
import static dev.asyncio4j.http.web.WebSites.serving;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Future;
import dev.asyncio4j.http.BodyReader;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RequestBodyTest {
  private static String post(String path, int length) {
    return "POST " + path + " HTTP/1.1\r\nHost: h\r\nContent-Length: " + length + "\r\n\r\n";
  }

  @Test
  @DisplayName("HTTP-W-07 a small body that nobody reads is drained, and the connection lives")
  void drained() {
    serving(
        app(Web.post("/", r -> Response.text("unread"))),
        site -> {
          try (var connection = site.connect()) {
            for (int i = 0; i < 3; i++) {
              send(connection, post("/", 50_000));
              assertThat(reply(connection)).startsWith("HTTP/1.1 200").endsWith("unread");
              send(connection, "x".repeat(50_000));
            }
            send(connection, "GET /none HTTP/1.1\r\nHost: h\r\n\r\n");
            assertThat(reply(connection)).startsWith("HTTP/1.1 404");
          }
        });
  }

  @Test
  @DisplayName(
      "HTTP-W-07 a large body that nobody reads ends the connection, after the reply has arrived")
  void notDrained() {
    serving(
        app(Web.post("/", r -> Response.text("unread"))),
        site -> {
          try (var connection = site.connect()) {
            send(connection, post("/", 50_000_000) + "x".repeat(300_000));
            assertThat(reply(connection)).startsWith("HTTP/1.1 200").endsWith("unread");
            assertThat(await(connection.reader().read(1))).isEmpty();
          }
        });
  }

  @Test
  @DisplayName("HTTP-W-07 a chunked body is drained up to 64 KiB, too")
  void drainedChunks() {
    serving(
        app(Web.post("/", r -> Response.text("unread"))),
        site -> {
          try (var connection = site.connect()) {
            send(connection, "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n");
            assertThat(reply(connection)).endsWith("unread");
            for (int i = 0; i < 10; i++) send(connection, "400\r\n" + "x".repeat(1024) + "\r\n");
            send(connection, "0\r\n\r\n" + post("/", 0));
            assertThat(reply(connection)).endsWith("unread");
          }
        });
  }

  @Test
  @DisplayName(
      "HTTP-W-08 read, text, json, post take a body up to clientMaxSize, else 413; content() any")
  void sizes() {
    var app =
        Application.create(AppOptions.defaults().clientMaxSize(10))
            .addRoutes(
                Web.post("/read", r -> Response.text("" + await(r.read()).length)),
                Web.post("/text", r -> Response.text(await(r.text()))),
                Web.post("/json", r -> Response.json(await(r.json()))),
                Web.post("/post", r -> Response.text("" + await(r.post()).get("a"))),
                Web.post("/content", r -> Response.text("" + await(r.content().read(-1)).length)));
    serving(
        app,
        site -> {
          assertThat(site.send("POST", "/read", "0123456789").body()).isEqualTo("10");
          assertThat(site.send("POST", "/text", "äöü").body()).isEqualTo("äöü");
          assertThat(site.send("POST", "/json", "{\"a\":1.5}").body()).isEqualTo("{\"a\": 1.5}");
          var form = "application/x-www-form-urlencoded";
          assertThat(site.send("POST", "/post", "a=x%20+y", "Content-Type", form).body())
              .isEqualTo("x  y");
          for (var path : new String[] {"/read", "/text", "/json", "/post"}) {
            var refused = site.send("POST", path, "01234567890", "Content-Type", form);
            assertThat(refused.statusCode()).as(path).isEqualTo(413);
            assertThat(refused.body()).isEqualTo("Maximum request body size 10 exceeded.");
          }
          assertThat(site.send("POST", "/content", "x".repeat(200_000)).body()).isEqualTo("200000");
        });
  }

  @Test
  @DisplayName("HTTP-W-08 a body is read once and given again; JSON of a type")
  void readTwice() {
    record Point(int x, int y) {}
    serving(
        app(
            Web.post(
                "/",
                r -> {
                  assertThat(r.canReadBody()).isTrue();
                  Point point = await(r.json(Point.class));
                  assertThat(await(r.text())).contains("\"x\"");
                  assertThat(r.canReadBody()).isFalse();
                  assertThatThrownBy(() -> r.copy(CopyOptions.defaults()))
                      .hasMessageContaining("Cannot clone request after reading its content");
                  return Response.json(Map.of("sum", point.x() + point.y()));
                })),
        site ->
            assertThat(site.send("POST", "/", "{\"x\": 1, \"y\": 2}").body())
                .isEqualTo("{\"sum\": 3}"));
  }

  @Test
  @DisplayName("HTTP-W-10 a client that expects 100 gets it when the handler first reads")
  void continueAtFirstRead() {
    serving(
        app(
            Web.post(
                "/read",
                r -> {
                  await(sleep(Duration.ofMillis(20)));
                  return Response.text(await(r.text()));
                }),
            Web.post(
                "/refuse",
                r -> {
                  throw new HttpException.Forbidden();
                })),
        site -> {
          try (var connection = site.connect()) {
            send(
                connection,
                post("/read", 4).replace("\r\n\r\n", "\r\nExpect: 100-continue\r\n\r\n"));
            assertThat(reply(connection)).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
            send(connection, "body");
            assertThat(reply(connection))
                .startsWith("HTTP/1.1 200 OK")
                .endsWith("body")
                .doesNotContain("close");
          }
          try (var connection = site.connect()) {
            send(
                connection,
                post("/refuse", 4).replace("\r\n\r\n", "\r\nExpect: 100-continue\r\n\r\n"));
            assertThat(reply(connection)).startsWith("HTTP/1.1 403").contains("Connection: close");
            assertThat(await(connection.reader().read(1))).isEmpty();
          }
        });
  }

  @Test
  @DisplayName("HTTP-W-10 another expectation is a 417; a route may have a way of its own")
  void expectations() {
    RouteOptions own =
        RouteOptions.defaults()
            .expectHandler(
                r -> {
                  if (!r.headers().contains("X-Token")) throw new HttpException.Unauthorized();
                });
    serving(
        app(
            Web.post("/", r -> Response.text("x")),
            Web.post("/own", r -> Response.text(await(r.text())), own)),
        site -> {
          var strange =
              post("/", 0).replace("\r\n\r\n", "\r\nExpect: tea\r\nConnection: close\r\n\r\n");
          assertThat(site.raw(strange)).startsWith("HTTP/1.1 417").endsWith("Unknown Expect: tea");
          var expecting =
              post("/own", 2)
                  .replace("\r\n\r\n", "\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n");
          assertThat(site.raw(expecting)).startsWith("HTTP/1.1 401");
          assertThat(site.raw(expecting.replace("Expect", "X-Token: 1\r\nExpect") + "ok"))
              .endsWith("ok");
        });
  }

  @Test
  @DisplayName("HTTP-W-26 after the reply a request has its data still, and its body no more")
  void afterTheReply() {
    var kept = new AtomicReference<Request>();
    var content = new AtomicReference<BodyReader>();
    serving(
        app(
            Web.post(
                "/{x}",
                r -> {
                  kept.set(r);
                  content.set(r.content());
                  return Response.text("");
                })),
        site -> {
          site.send("POST", "/y?q=1", "body", "X-A", "b");
          var request = kept.get();
          assertThat(request.headers().get("X-A")).isEqualTo("b");
          assertThat(request.matchInfo().get("x")).isEqualTo("y");
          assertThat(request.query().get("q")).isEqualTo("1");
          assertThatThrownBy(() -> await(request.read()))
              .isInstanceOf(PayloadAccessException.class);
          assertThatThrownBy(request::content).isInstanceOf(IllegalStateException.class);
        });
  }

  @Test
  @DisplayName("HTTP-W-12 a handler that does not read holds its client back, and loses nothing")
  void uploadsWait() {
    serving(
        app(
            Web.post(
                "/",
                r -> {
                  await(sleep(Duration.ofMillis(300)));
                  long total = 0;
                  for (var piece : dev.asyncio4j.Asyncio.each(r.content().chunked(1 << 16)))
                    total += piece.length;
                  return Response.text("" + total);
                })),
        site -> {
          try (var connection = site.connect()) {
            int pieces = 320;
            send(connection, post("/", pieces << 16));
            var writer =
                dev.asyncio4j.Asyncio.createTask(
                    dev.asyncio4j.Asyncio.async(
                        () -> {
                          for (int i = 0; i < pieces; i++) {
                            connection.writer().write(new byte[1 << 16]);
                            await(connection.writer().drain());
                          }
                        }));
            await(sleep(Duration.ofMillis(150)));
            assertThat(writer.done())
                .as("the client has sent 20 MB to a handler that sleeps")
                .isFalse();
            assertThat(reply(connection)).endsWith("" + (pieces << 16));
            await(writer);
          }
        });
  }

  @Test
  @DisplayName("HTTP-W-11 the read of a body fails when the client leaves in its middle")
  void clientLeavesWhileItSends() {
    var failures = new AtomicReference<Future<Throwable>>();
    serving(
        app(
            Web.post(
                "/",
                r -> {
                  await(r.content().readExactly(3));
                  var failure = failures.get();
                  try {
                    await(r.content().read(-1));
                  } catch (RuntimeException left) {
                    failure.setResult(left);
                    throw left;
                  }
                  return Response.text("");
                })),
        site -> {
          Future<Throwable> failure = getRunningLoop().createFuture();
          failures.set(failure);
          try (var connection = site.connect()) {
            send(connection, post("/", 10) + "abc");
          }
          assertThat(await(failure)).isInstanceOf(java.io.UncheckedIOException.class);
        });
  }
}
